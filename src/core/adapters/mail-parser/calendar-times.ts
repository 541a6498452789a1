import type { AppointmentTime } from '../../../shared/domain/appointment'
import type { Property } from './calendar-lines'
import { oneLine } from './names'

/**
 * Names that Windows gives to time zones, which Outlook and Exchange write, with a city of each
 * (Unicode CLDR, windowsZones): Europe and those that German offices meet most.
 */
const windowsZones: Readonly<Record<string, string>> = {
  'W. Europe Standard Time': 'Europe/Berlin',
  'Central Europe Standard Time': 'Europe/Budapest',
  'Central European Standard Time': 'Europe/Warsaw',
  'Romance Standard Time': 'Europe/Paris',
  'GMT Standard Time': 'Europe/London',
  'FLE Standard Time': 'Europe/Kiev',
  'GTB Standard Time': 'Europe/Bucharest',
  'E. Europe Standard Time': 'Europe/Chisinau',
  'Turkey Standard Time': 'Europe/Istanbul',
  'Russian Standard Time': 'Europe/Moscow',
  'Eastern Standard Time': 'America/New_York',
  'Central Standard Time': 'America/Chicago',
  'Pacific Standard Time': 'America/Los_Angeles',
  'India Standard Time': 'Asia/Kolkata',
  'China Standard Time': 'Asia/Shanghai',
  'Tokyo Standard Time': 'Asia/Tokyo',
  UTC: 'UTC',
}

const day = 86_400_000
const form = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{0,2}(Z?))?$/i

/** DATE and DATE-TIME (RFC 5545 §3.3.4, §3.3.5); null for what is none. */
export function timeOf(property: Property | undefined): AppointmentTime | null {
  const [, year, month, date, hour, minute, utc] = form.exec(property?.value.trim() ?? '') ?? []
  if (year === undefined || month === undefined || date === undefined) return null
  const at = Date.UTC(Number(year), Number(month) - 1, Number(date), Number(hour ?? 0), Number(minute ?? 0))
  const told = hour === undefined ? `${year}-${month}-${date}` : `${year}-${month}-${date}T${hour}:${minute ?? ''}`
  if (Number(year) < 1971 || !isoOf(at).startsWith(told)) return null
  return parted(at, hour !== undefined, hour === undefined ? null : utc ? 'UTC' : zoneOf(property?.params.get('TZID') ?? ''))
}

/** Of whole days DTEND is the first day after (RFC 5545 §3.6.1); people are told the last. */
export function endOf(start: AppointmentTime | null, end: Property | undefined, duration: Property | undefined): AppointmentTime | null {
  if (start === null) return null
  const told = timeOf(end)
  const length = lengthOf(duration?.value ?? '')
  const timed = start.time !== null
  const at = told !== null && (told.time !== null) === timed ? millis(told) : length === null ? null : millis(start) + length
  if (at === null) return null
  const last = timed ? at : Math.max(at - day, millis(start))
  return last < millis(start) && told?.zone === start.zone ? null : parted(last, timed, told?.zone ?? start.zone)
}

const millis = ({ date, time }: AppointmentTime): number => Date.parse(`${date}T${time ?? '00:00'}Z`)
const isoOf = (at: number): string => new Date(at).toISOString()
const parted = (at: number, timed: boolean, zone: string | null): AppointmentTime => ({ date: isoOf(at).slice(0, 10), time: timed ? isoOf(at).slice(11, 16) : null, zone })

/** RFC 5545 §3.3.6; null for what is none or longer than a year. */
function lengthOf(value: string): number | null {
  const found = /^\+?P(?:(\d{1,3})W)?(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:\d{1,6}S)?)?$/i.exec(value.trim())
  if (!found) return null
  const [weeks, days, hours, minutes] = found.slice(1, 5).map((digits) => Number(digits ?? 0)) as [number, number, number, number]
  const length = (weeks * 7 + days) * day + hours * 3_600_000 + minutes * 60_000
  return length <= 366 * day ? length : null
}

/** `/mozilla.org/20050126_1/Europe/Berlin` and the like end in the name of the IANA database. */
function zoneOf(told: string): string | null {
  const name = oneLine(told).slice(0, 100)
  if (name === '') return null
  const known = windowsZones[name] ?? /(?:^|\/)([A-Za-z_]+\/[A-Za-z_+-]+(?:\/[A-Za-z_]+)?)$/.exec(name)?.[1] ?? name
  return isZone(known) ? known : name
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
