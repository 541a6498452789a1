import type { AppointmentTime } from '../../shared/domain/appointment'
import type { Language } from '../../shared/strings/language'

/**
 * When an appointment is: Donnerstag, 3. Dezember 2026 um 14:00–15:00 (Mitteleuropäische Zeit). UTC, in which nobody lives, is
 * told on the reader's own clock; a clock elsewhere stays that of the letter, with its name beside it.
 * @param here the reader's time zone; undefined is the machine's
 */
export function appointmentTime(start: AppointmentTime, end: AppointmentTime | null, language: Language, here?: string): string {
  const locale = language === 'de' ? 'de-DE' : 'en-GB'
  if (start.time === null) {
    const days = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' })
    return days.formatRange(wall(start), wall(end ?? start))
  }
  const own = start.zone === 'UTC'
  // On the letter's clock the figures are told as they stand: UTC keeps them.
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone: own ? here : 'UTC' })
  const from = wall(start)
  const until = end?.time != null && end.zone === start.zone && wall(end) > from ? wall(end) : from
  const told = until === from ? format.format(from) : format.formatRange(from, until)
  const zone = zoneName(own ? (here ?? format.resolvedOptions().timeZone) : start.zone, from, locale)
  return zone === '' ? told : `${told} (${zone})`
}

const wall = ({ date, time }: AppointmentTime): Date => new Date(`${date}T${time ?? '00:00'}:00Z`)

/** The zone in the reader's words; a name that no database has stays as the letter wrote it. */
function zoneName(zone: string | null, at: Date, locale: string): string {
  if (zone === null) return ''
  try {
    const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(at)
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone
  } catch {
    return zone
  }
}
