import type { Language } from '../../shared/strings/language'

const day = 86_400_000

/** Calendar days from `at` to `now`, in the time zone of the machine: 0 today, 1 yesterday, -1 tomorrow. */
export function daysAgo(at: number, now: number): number {
  const midnight = (instant: number): number => {
    const date = new Date(instant)
    return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  }
  return Math.round((midnight(now) - midnight(at)) / day)
}

const formats = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, at: number, options: Intl.DateTimeFormatOptions): string {
  const key = language + JSON.stringify(options)
  let made = formats.get(key)
  if (!made) {
    made = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', options)
    formats.set(key, made)
  }
  return made.format(at)
}

const sameYear = (at: number, now: number): boolean => new Date(at).getFullYear() === new Date(now).getFullYear()

/** „heute“, „gestern“ in the language's own words. */
const nearDay = (language: Language, days: number): string =>
  new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(-days, 'day')

export const clockTime = (at: number, language: Language): string => format(language, at, { hour: '2-digit', minute: '2-digit' })

/** For list rows, as short as it stays plain: 09:06 · gestern · Di · 3. März · 03.03.2025 */
export function shortTime(at: number, now: number, language: Language): string {
  const days = daysAgo(at, now)
  if (days === 0) return clockTime(at, language)
  if (days === 1) return nearDay(language, 1)
  if (days > 1 && days < 7) return format(language, at, { weekday: 'short' })
  if (sameYear(at, now)) return format(language, at, { day: 'numeric', month: 'short' })
  return format(language, at, { day: '2-digit', month: '2-digit', year: 'numeric' })
}

/** For the day separators of a conversation: heute · gestern · Dienstag, 3. März · 3. März 2025 */
export function dayName(at: number, now: number, language: Language): string {
  const days = daysAgo(at, now)
  if (days >= -1 && days <= 1) return nearDay(language, days)
  if (sameYear(at, now)) return format(language, at, { weekday: 'long', day: 'numeric', month: 'long' })
  return format(language, at, { day: 'numeric', month: 'long', year: 'numeric' })
}

/** For sentences: heute 14:05 · gestern 09:06 · Di, 3. März, 10:12 · 3. März 2025, 10:12 */
export function momentInWords(at: number, now: number, language: Language): string {
  const days = daysAgo(at, now)
  const clock = clockTime(at, language)
  if (days >= -1 && days <= 1) return `${nearDay(language, days)} ${clock}`
  const date = sameYear(at, now)
    ? format(language, at, { weekday: 'short', day: 'numeric', month: 'long' })
    : format(language, at, { day: 'numeric', month: 'long', year: 'numeric' })
  return `${date}, ${clock}`
}
