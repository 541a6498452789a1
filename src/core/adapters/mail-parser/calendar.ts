import type { Attachment } from 'postal-mime'
import type { Appointment } from '../../../shared/domain/appointment'
import type { MailAddress } from '../../../shared/domain/message'
import { readCalendar, unescaped, type CalendarFile, type Property } from './calendar-lines'
import { endOf, timeOf } from './calendar-times'
import { oneLine } from './names'

const mostParts = 5
/** An invitation has one; a series that was changed has one more for each change. */
const mostEvents = 10
const longestPlace = 300

type Event = CalendarFile['events'][number]

/** What the calendar parts of a mail say; the same in two of them, as Outlook and Google send it, is said once. */
export function appointmentsOf(attachments: readonly Attachment[]): readonly Appointment[] {
  const parts = attachments.filter(({ mimeType }) => /^(?:text\/calendar|application\/ics)$/i.test(mimeType)).slice(0, mostParts)
  const all = parts.flatMap((part) => {
    const { calendar, events } = readCalendar(textOf(part.content), mostEvents)
    const method = (calendar.get('METHOD')?.value ?? part.method ?? '').trim().toUpperCase()
    return events.map((event) => toAppointment(event, method)).filter(({ title, start }) => title !== '' || start !== null)
  })
  const seen = new Map(all.map((appointment) => [JSON.stringify(appointment), appointment]))
  return [...seen.values()].slice(0, mostEvents)
}

function toAppointment(event: Event, method: string): Appointment {
  const first = (name: string): Property | undefined => event.get(name)?.[0]
  const words = (name: string): string => oneLine(unescaped(first(name)?.value ?? ''))
  const start = timeOf(first('DTSTART'))
  const kind = kindOf(method, words('STATUS').toUpperCase())
  const answering = kind === 'reply' ? first('ATTENDEE') : undefined
  return {
    kind,
    title: words('SUMMARY'),
    start,
    end: endOf(start, first('DTEND'), first('DURATION')),
    place: words('LOCATION').slice(0, longestPlace),
    organiser: personOf(first('ORGANIZER')),
    attendee: personOf(answering),
    answer: answers[(answering?.params.get('PARTSTAT') ?? '').toUpperCase()] ?? null,
    recurring: event.has('RRULE') || event.has('RDATE'),
  }
}

/** The methods of RFC 5546 §1.4. */
function kindOf(method: string, status: string): Appointment['kind'] {
  if (method === 'REPLY') return 'reply'
  if (method === 'CANCEL' || status === 'CANCELLED') return 'cancellation'
  return method === 'REQUEST' || method === 'ADD' ? 'invitation' : 'announced'
}

const answers: Readonly<Record<string, Appointment['answer']>> = { ACCEPTED: 'accepted', DECLINED: 'declined', TENTATIVE: 'tentative' }

function personOf(property: Property | undefined): MailAddress | null {
  const address = oneLine(/^\s*mailto:(.{1,320})$/i.exec(property?.value ?? '')?.[1] ?? '').replace(/\s/g, '')
  const name = oneLine(property?.params.get('CN') ?? '').slice(0, longestPlace)
  return address === '' && name === '' ? null : { name: name === address ? '' : name, address }
}

const textOf = (content: Attachment['content']): string => (typeof content === 'string' ? content : new TextDecoder().decode(content))
