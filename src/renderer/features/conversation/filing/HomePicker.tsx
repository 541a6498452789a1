import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { groupBy } from '../../../../shared/group-by'
import { useCall } from '../../../api/use-call'
import { readableNumber } from '../../../../shared/text/readable-number'
import { useWords } from '../../../i18n/provider'
import { Dialog } from '../../../ui/dialog'
import { PickList } from '../../../ui/pick-list'
import './filing.css'

interface HomePickerProps {
  readonly title: string
  /** the conversation that is looked at, which is no choice */
  readonly conversationId: string
  /** the message that is to move; null: the whole conversation */
  readonly messageId: string | null
  /** whether a conversation of its own is a choice */
  readonly canBegin: boolean
  /** null: a new one */
  readonly onChoose: (conversationId: string | null) => void
  readonly onClose: () => void
}

interface Home {
  readonly id: string | null
  readonly who: string
  readonly what: string
  /** why it is offered */
  readonly why: string
  readonly at: number | null
}

const most = 30

/** Where something belongs: the likely conversations first, any other by the search, or a new one. */
export function HomePicker({ title, conversationId, messageId, canBegin, onChoose, onClose }: HomePickerProps) {
  const { t, short } = useWords()
  const [typed, setTyped] = useState('')
  const { homes, isPending } = useHomes(typed.trim(), conversationId, messageId, canBegin)
  return (
    <Dialog title={title} onClose={onClose}>
      <PickList
        label={t('filing.sought')}
        listLabel={t('filing.homes')}
        className={{ list: 'homes', line: 'home' }}
        typed={typed}
        onType={setTyped}
        lines={homes}
        keyOf={({ id }) => id ?? 'new'}
        show={({ id, who, what, why, at }) => (
          <>
            <strong className="cut numbers">
              {id === null && <Plus size={16} aria-hidden />}
              {who}
            </strong>
            <span className="quiet numbers">{at === null ? '' : short(at)}</span>
            <span className="cut quiet">{what}</span>
            <span className="home-why quiet cut">{why}</span>
          </>
        )}
        nothing={!isPending && t(typed.trim() === '' ? 'filing.none' : 'filing.notFound')}
        onPick={({ id }) => {
          onClose()
          onChoose(id)
        }}
      />
    </Dialog>
  )
}

function useHomes(typed: string, conversationId: string, messageId: string | null, canBegin: boolean): { readonly homes: readonly Home[]; readonly isPending: boolean } {
  const { t } = useWords()
  const likely = useCall('conversation.likely', { id: conversationId, messageId }, { about: conversationId })
  const search = useCall('search.find', { query: typed, limit: 100, before: null }, { enabled: typed !== '', keep: true })
  const found = search.data?.hits
  const homes = useMemo((): readonly Home[] => {
    if (typed !== '') {
      return [...groupBy(found ?? [], (hit) => hit.conversationId)].flatMap(([id, [hit]]): Home[] => {
        if (id === conversationId || hit === undefined) return []
        return [{ id, who: readableNumber(hit.contact.text) || t('inbox.unknown'), what: hit.subject.text || t('inbox.noSubject'), why: '', at: hit.at }]
      }).slice(0, most)
    }
    const begin: readonly Home[] = canBegin ? [{ id: null, who: t('filing.begin'), what: t('filing.beginHint'), why: '', at: null }] : []
    const offered = (likely.data?.likely ?? []).map(({ row, why, what }): Home => ({ id: row.id, who: row.contactName || readableNumber(row.contactAddress) || t('inbox.unknown'), what: row.subject || t('inbox.noSubject'), why: t(`filing.why-${why}`, { what }), at: row.at }))
    // What is likeliest comes under the hand: a conversation that names the same number before a new one.
    return likely.data?.likely[0]?.why === 'number' ? [...offered, ...begin] : [...begin, ...offered]
  }, [typed, found, likely.data, conversationId, canBegin, t])
  return { homes, isPending: typed === '' ? likely.isPending : search.isPending }
}
