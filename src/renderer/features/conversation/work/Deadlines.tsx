import { CalendarCheck, X } from 'lucide-react'
import type { DeadlineProposal } from '../../../../shared/domain/deadline'
import { useCall } from '../../../api/use-call'
import { letterDate } from '../../../i18n/dates'
import { useWords } from '../../../i18n/provider'
import { useCommand } from '../../../ui/commands'
import { Button, IconButton } from '../../../ui/controls'
import { ariaKeys } from '../../../ui/key-words'
import { MarkedText } from '../../../ui/marked'
import { useRun, useSayDone } from '../../../ui/toasts'
import { Snippet } from '../../../ui/Snippet'
import { dateOf } from './moments'
import { useWork } from './use-work'

const onTheBar = { width: 320, height: 32, scale: 1 } as const

/** The deadlines that letters of the conversation set, each beside the words that say so. None is due before a click. */
export function Deadlines({ conversationIds }: { readonly conversationIds: readonly [string] }) {
  const { t } = useWords()
  const [conversationId] = conversationIds
  const proposals = useCall('deadline.proposals', { conversationId }, { about: conversationId }).data?.proposals ?? []
  const act = useWork(conversationIds)
  const [first] = proposals
  const take = ({ day }: DeadlineProposal): void => void act({ kind: 'due', dueOn: day })
  useCommand('take-deadline', first ? () => take(first) : null)
  if (proposals.length === 0) return null
  return (
    <ul className="deadlines" aria-label={t('work.deadlines')}>
      {proposals.map((proposal) => (
        <DeadlineLine key={`${proposal.messageId} ${String(proposal.day)}`} proposal={proposal} keys={proposal === first ? ariaKeys('take-deadline') : undefined} onTake={() => take(proposal)} />
      ))}
    </ul>
  )
}

interface DeadlineLineProps {
  readonly proposal: DeadlineProposal
  readonly keys: string | undefined
  readonly onTake: () => void
}

function DeadlineLine({ proposal: { messageId, day, text, range, place }, keys, onTake }: DeadlineLineProps) {
  const { t, language } = useWords()
  const run = useRun()
  const sayDone = useSayDone()
  const named = letterDate(dateOf(day), language)
  const dismiss = async (): Promise<void> => {
    const dismissed = await run('deadline.dismiss', { messageId, day })
    if (dismissed?.changeId != null) sayDone(t('work.deadlineDismissed'), [dismissed.changeId])
  }
  return (
    <li data-testid="deadline">
      {place && <Snippet page={place.page} number={place.number} box={place.box} largest={onTheBar} />}
      <span className="deadline-words" title={text}>
        <MarkedText text={text} ranges={[range]} />
      </span>
      <Button icon={CalendarCheck} aria-keyshortcuts={keys} onClick={onTake}>
        {t('work.deadlineTake', { day: named })}
      </Button>
      <IconButton label={t('work.deadlineDismiss', { day: named })} icon={X} onClick={() => void dismiss()} />
    </li>
  )
}
