import { AlertTriangle, CalendarClock, Flag, PenLine, ScanText } from 'lucide-react'
import { memo } from 'react'
import type { ConversationRow } from '../../../shared/domain/conversation'
import { dayOf } from '../../../shared/day'
import type { Work } from '../../../shared/domain/work'
import { letterDate } from '../../i18n/dates'
import { readableNumber } from '../../i18n/phone'
import { useWords } from '../../i18n/provider'
import { ChannelIcon } from '../../ui/icons'
import { PersonBadge } from '../../ui/person'

interface InboxRowProps {
  readonly row: ConversationRow
  readonly id: string
  readonly top: number
  readonly index: number
  readonly count: number
  readonly selected: boolean
  readonly onOpen: (id: string) => void
}

export const InboxRow = memo(function InboxRow({ row, id, top, index, count, selected, onOpen }: InboxRowProps) {
  const { t, short } = useWords()
  const isFax = row.channel === 'fax'
  // Who sent a fax may stand on its pages: before they are read, nothing is known, and that is no fault.
  const reading = isFax && row.pagesWaiting > 0
  const who = row.contactName || readableNumber(row.contactAddress) || t(reading ? 'inbox.newFax' : 'inbox.unknown')
  const subject = row.subject || t(reading ? 'inbox.reading' : isFax ? 'inbox.faxNoSubject' : 'inbox.noSubject')
  return (
    <div
      id={id}
      role="option"
      className="row"
      data-testid="inbox-row"
      data-unread={row.unread > 0 || undefined}
      aria-selected={selected}
      aria-posinset={index + 1}
      aria-setsize={count}
      style={{ transform: `translateY(${String(top)}px)` }}
      onClick={() => {
        onOpen(row.id)
      }}
    >
      <span className="row-dot">{row.unread > 0 && <span className="unseen">{t('inbox.unread')}</span>}</span>
      <ChannelIcon channel={row.channel} />
      <span className={`row-who cut ${row.contactName ? '' : 'numbers'}`}>{who}</span>
      {row.messages > 1 && <span className="row-count numbers">{row.messages}</span>}
      <time className="row-time numbers" dateTime={new Date(row.at).toISOString()}>
        {short(row.at)}
      </time>
      <span className="row-what cut">
        <span className="row-subject">{subject}</span>
        {row.snippet && (
          <span className="row-snippet">
            {row.direction === 'out' && `${t('inbox.sent')} `}
            {row.snippet}
          </span>
        )}
      </span>
      <span className="row-marks">
        {row.pagesWaiting > 0 && <RowMark icon={ScanText} tone="quiet" label={t('inbox.waiting', { count: row.pagesWaiting })} />}
        <WorkMarks work={row.work} />
        {row.hasDraft && <RowMark icon={PenLine} tone="accent" label={t('inbox.draft')} />}
        {row.troubled && <RowMark icon={AlertTriangle} tone="red" label={t('inbox.troubled')} />}
      </span>
    </div>
  )
})

/** Only what asks for a person: whose it is, that it is due, that it is urgent. */
function WorkMarks({ work }: { readonly work: Work }) {
  const { t, language } = useWords()
  const due = work.dueOn === null || work.list === 'done' ? null : dayOf(Date.now()) - work.dueOn
  const day = work.dueOn === null ? '' : letterDate(new Date(work.dueOn).toISOString().slice(0, 10), language)
  return (
    <>
      {work.labels.map((label) => (
        <span key={label.id} className="row-label" data-colour={label.colour} title={label.name}>
          <span className="unseen">{label.name}</span>
        </span>
      ))}
      {work.urgent && <RowMark icon={Flag} tone="warm" label={t('work.urgent')} />}
      {due !== null && due >= 0 && <RowMark icon={CalendarClock} tone={due > 0 ? 'red' : 'warm'} label={t(due > 0 ? 'work.overdue' : 'work.dueMark', { day })} />}
      {work.owner && (
        <span className="row-mark">
          <PersonBadge person={work.owner} />
        </span>
      )}
    </>
  )
}

function RowMark({ icon: Icon, tone, label }: { readonly icon: typeof PenLine; readonly tone: string; readonly label: string }) {
  return (
    <span className="row-mark" data-tone={tone} title={label}>
      <Icon size={14} strokeWidth={2} aria-hidden />
      <span className="unseen">{label}</span>
    </span>
  )
}
