import { AlertTriangle, CalendarClock, Check, Flag, PenLine, ScanText } from 'lucide-react'
import { memo, type MouseEvent } from 'react'
import type { ConversationRow } from '../../../shared/domain/conversation'
import { dayOf } from '../../../shared/day'
import type { Work } from '../../../shared/domain/work'
import { letterDate } from '../../i18n/dates'
import { readableNumber } from '../../../shared/text/readable-number'
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
  /** null: nobody is picking rows */
  readonly picked: boolean | null
  readonly onChoose: (id: string, event: MouseEvent, onBox: boolean) => void
}

export const InboxRow = memo(function InboxRow({ row, id, top, index, count, selected, picked, onChoose }: InboxRowProps) {
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
      aria-checked={picked ?? undefined}
      data-picked={picked || undefined}
      aria-posinset={index + 1}
      aria-setsize={count}
      style={{ transform: `translateY(${String(top)}px)` }}
      onMouseDown={(event) => {
        // Shift marks text on its way, which nobody wants here.
        if (event.shiftKey) event.preventDefault()
      }}
      onClick={(event) => onChoose(row.id, event, false)}
    >
      <span className="row-dot">{row.unread > 0 && <span className="unseen">{t('inbox.unread')}</span>}</span>
      <span className="row-channel">
        <ChannelIcon channel={row.channel} />
        <span
          className="row-box"
          aria-hidden
          data-testid="row-box"
          onClick={(event) => {
            event.stopPropagation()
            onChoose(row.id, event, true)
          }}
        >
          <Check size={12} strokeWidth={3} />
        </span>
      </span>
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
