import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Arrival } from '../../../shared/domain/arrival'
import { useCall } from '../../api/use-call'
import { readableNumber } from '../../../shared/text/readable-number'
import { useWords } from '../../i18n/provider'
import { TextField } from '../../ui/controls'
import { Dialog } from '../../ui/dialog'
import { fold } from '../../../shared/text/fold'
import { useRun, useToast } from '../../ui/toasts'

const offered = 200

interface AssignDialogProps {
  readonly arrival: Arrival
  readonly onClose: () => void
  readonly onAssigned: (conversationId: string) => void
}

/** Files an arrival by hand: into a conversation of its own, or into one that is there. */
export function AssignDialog({ arrival, onClose, onAssigned }: AssignDialogProps) {
  const { t, short } = useWords()
  const run = useRun()
  const toast = useToast()
  const [filter, setFilter] = useState('')
  const rows = useCall('inbox.list', { filter: 'all', limit: offered, before: null }).data?.rows ?? []
  const sought = fold(filter.trim())
  const fitting = rows.filter((row) => fold(`${row.contactName} ${row.contactAddress} ${row.subject}`).includes(sought))

  const assign = async (conversationId: string | null): Promise<void> => {
    const assigned = await run('intake.assign', { id: arrival.id, conversationId })
    if (!assigned) return
    toast({ text: t('review.assigned', { name: arrival.name }) })
    onClose()
    onAssigned(assigned.conversationId)
  }
  return (
    <Dialog title={t('review.assignTitle', { name: arrival.name })} onClose={onClose}>
      <button type="button" className="assign-choice" onClick={() => void assign(null)}>
        <Plus size={18} aria-hidden />
        <strong>{t('review.assignNew')}</strong>
        <span className="quiet">{t('review.assignNewHint')}</span>
      </button>
      <TextField label={t('review.assignFilter')} value={filter} onChange={setFilter} autoFocus />
      <ul className="assign-list" aria-label={t('review.assignChoices')}>
        {fitting.slice(0, 50).map((row) => (
          <li key={row.id}>
            <button type="button" className="assign-choice" onClick={() => void assign(row.id)}>
              <strong className="cut numbers">{row.contactName || readableNumber(row.contactAddress) || t('inbox.unknown')}</strong>
              <span className="quiet numbers">{short(row.at)}</span>
              <span className="quiet cut">{row.subject || t('inbox.noSubject')}</span>
            </button>
          </li>
        ))}
      </ul>
      {fitting.length === 0 && <p className="quiet">{t('review.assignNone')}</p>}
    </Dialog>
  )
}
