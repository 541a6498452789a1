import { AlarmClock, AtSign, CalendarClock, ChartNoAxesCombined, CheckCheck, Hourglass, PenLine, ShieldAlert, Tag, Trash2, UserRound, type LucideIcon } from 'lucide-react'
import type { StringKey } from '../../../shared/strings/translate'
import { useT } from '../../i18n/provider'
import { Empty } from '../../ui/states'
import type { InboxFilter } from './rows'

type Said = readonly [LucideIcon, StringKey, StringKey]

const allDone: Said = [CheckCheck, 'work.emptyOpenTitle', 'work.emptyOpenText']
const labelled: Said = [Tag, 'work.emptyLabelTitle', 'work.emptyLabelText']
const counted: Said = [ChartNoAxesCombined, 'dashboard.listEmptyTitle', 'dashboard.listEmptyText']
const said: Readonly<Record<Exclude<InboxFilter, `label:${string}` | `figure:${string}`>, Said>> = {
  all: allDone,
  open: allDone,
  unread: [CheckCheck, 'inbox.emptyUnreadTitle', 'inbox.emptyUnreadText'],
  troubled: [CheckCheck, 'inbox.emptyTroubledTitle', 'inbox.emptyTroubledText'],
  drafts: [PenLine, 'inbox.emptyDraftsTitle', 'inbox.emptyDraftsText'],
  mine: [UserRound, 'work.emptyMineTitle', 'work.emptyMineText'],
  mentioned: [AtSign, 'notes.emptyMentionedTitle', 'notes.emptyMentionedText'],
  due: [CalendarClock, 'work.emptyDueTitle', 'work.emptyDueText'],
  snoozed: [AlarmClock, 'work.emptySnoozedTitle', 'work.emptySnoozedText'],
  waiting: [Hourglass, 'work.emptyWaitingTitle', 'work.emptyWaitingText'],
  done: [CheckCheck, 'work.emptyDoneTitle', 'work.emptyDoneText'],
  trash: [Trash2, 'work.emptyTrashTitle', 'work.emptyTrashText'],
  junk: [ShieldAlert, 'work.emptyJunkTitle', 'work.emptyJunkText'],
}

/** What an empty list says: what would stand here, and how it comes to do so. */
export function InboxEmpty({ filter }: { readonly filter: InboxFilter }) {
  const t = useT()
  const [icon, title, text] = filter in said ? said[filter as keyof typeof said] : filter.startsWith('figure:') ? counted : labelled
  return (
    <Empty icon={icon} title={t(title)}>
      <p>{t(text)}</p>
    </Empty>
  )
}
