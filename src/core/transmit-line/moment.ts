import { monthIn } from './month'
import { digit as d, digitsIn, numberIn, without, type Found } from './text'

export interface Moment {
  readonly date: string | null
  readonly time: string | null
  /** the line without them */
  readonly rest: string
}

/** Nothing was faxed before G3 machines stamped lines with years, and a year far ahead is a misread one. */
const years = { from: 1990, to: 2069 } as const

const before = '(?<![\\p{L}\\d:+])'
const numeric = new RegExp(`${before}(${d}{1,2})\\s?(?:[.,/-]{1,2}|[:;](?=\\s?\\S{1,2}[.,/-]))\\s?(${d}{1,2})(?:\\s?[.,/-]{1,2}\\s?'?|\\s(?=${d}{4})|\\s'|\\s(?=${d}{2}\\s{1,3}\\S{1,2}[:.]\\S{2}))(${d}{4}|${d}{2})(?=[^\\d]|\\d{1,2}[:.]\\d\\d|$)`, 'gu')
const yearFirst = new RegExp(`${before}(${d}{4})\\s?[.,/-]{1,2}\\s?(${d}{1,2})\\s?[.,/-]{1,2}\\s?(${d}{2}|${d})(?=[^\\d]|\\d{1,2}[:.]\\d\\d|$)`, 'gu')
const month = '([\\p{L}0158$]{3,9})'
const dayThenName = new RegExp(`${before}(${d}{1,2})[.,/\\s-]{0,3}${month}[.,'/\\s-]{0,3}(${d}{4}|${d}{2})(?![\\p{L}\\d])`, 'gu')
const nameThenDay = new RegExp(`(?<![\\p{L}]|\\d[.,/-])${month}[.,/\\s-]{0,3}(${d}{1,2})(?:st|nd|rd|th)?[.,'/\\s-]{1,3}(${d}{4}|${d}{2})(?![\\p{L}\\d])`, 'gu')
const yearThenName = new RegExp(`${before}(${d}{4})[.,/\\s-]{1,3}${month}[.,/\\s-]{1,3}(${d}{1,2})(?![\\p{L}\\d])`, 'gu')
const compact = new RegExp(`(?<![\\p{L}\\d+])(2${d}{3})(${d}{2})(${d}{2})(?=\\s\\S{1,2}[:.])`, 'gu')
const clock = new RegExp(`(?<![\\p{L}\\d/:+-])(${d}{1,2})\\s?([:;.h])\\s?(${d}{2})(?:[:.;]${d}{2})?\\s?([ap]\\.?m\\.?|[ap](?![\\p{L}\\d]))?(?![\\p{L}\\d/])`, 'giu')
/** Lost by recognition between date and time: the colon, for which little ink is spent. */
const bareClock = /^[\s.,]{1,3}([01]\d|2[0-3])([0-5]\d)(?![\d/-])/

interface DatePlace extends Found<string> {
  readonly fourDigits: boolean
}

/** The moment that a machine stamped; where several dates stand in the line, the one beside the time. */
export function readMoment(text: string): Moment {
  const american = /\d\s?[ap]\.?m?\b/i.test(text)
  const times = findTimes(text)
  const dates = findDates(text, american)
  const best = dates
    .map((date) => ({ date, time: nearest(date, times) }))
    .sort((one, other) => rank(other) - rank(one) || one.date.start - other.date.start)[0]
  const date = best?.date ?? null
  const time = best ? best.time : (times.find((found) => found.value.sign !== '.' || found.value.half !== '') ?? null)
  if (date !== null && time === null) {
    const bare = bareClock.exec(text.slice(date.end))
    if (bare) return { date: date.value, time: `${bare[1]}:${bare[2]}`, rest: without(text, { start: date.start, end: date.end + bare[0].length }) }
  }
  return { date: date?.value ?? null, time: time?.value.clock ?? null, rest: without(without(text, date), time) }
}

/** Beside each other with a weekday between them at most. */
const beside = 8

function rank({ date, time }: { readonly date: DatePlace; readonly time: Found<Clock> | null }): number {
  return (date.fourDigits ? 1 : 0) + (time === null ? 0 : 1) + (time !== null && apart(date, time) <= beside ? 2 : 0)
}

const apart = (date: DatePlace, time: Found<Clock>): number => (time.start >= date.end ? time.start - date.end : date.start - time.end)

interface Clock {
  readonly clock: string
  readonly sign: string
  readonly half: string
}

/** The time beside a date; a weekday may stand between them. A dot for the colon is believed only right behind the date. */
function nearest(date: DatePlace, times: readonly Found<Clock>[]): Found<Clock> | null {
  const fitting = times.filter((time) => apart(date, time) >= 0 && (time.value.sign !== '.' || time.value.half !== '' || (time.start >= date.end && apart(date, time) <= 3)))
  return fitting.sort((one, other) => apart(date, one) - apart(date, other))[0] ?? null
}

function findTimes(text: string): readonly Found<Clock>[] {
  return [...text.matchAll(clock)].flatMap((match) => {
    const [whole, hours = '', sign = ':', minutes = '', half = ''] = match
    const [hour, minute] = [numberIn(hours), digitsIn(minutes)]
    if (hour === null || minute === null || Number(minute) > 59 || hour > 23 || (half !== '' && (hour > 12 || hour === 0))) return []
    const full = half === '' ? hour : (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)
    return [{ value: { clock: `${String(full).padStart(2, '0')}:${minute}`, sign, half }, start: match.index, end: match.index + whole.trimEnd().length }]
  })
}

function findDates(text: string, american: boolean): readonly DatePlace[] {
  const dates: DatePlace[] = []
  const take = (match: RegExpExecArray, year: string | undefined, months: number | null, days: number | null): void => {
    const value = dateOf(year ?? '', months, days)
    if (value !== null) dates.push({ value, start: match.index, end: match.index + match[0].length, fourDigits: year?.length === 4 })
  }
  for (const match of everyMatch(yearFirst, text)) take(match, match[1], numberIn(match[2] ?? ''), numberIn(match[3] ?? ''))
  for (const match of everyMatch(yearThenName, text)) take(match, match[1], monthIn(match[2] ?? ''), numberIn(match[3] ?? ''))
  for (const match of everyMatch(compact, text)) take(match, match[1], numberIn(match[2] ?? ''), numberIn(match[3] ?? ''))
  for (const match of everyMatch(dayThenName, text)) take(match, match[3], monthIn(match[2] ?? ''), numberIn(match[1] ?? ''))
  for (const match of everyMatch(nameThenDay, text)) take(match, match[3], monthIn(match[1] ?? ''), numberIn(match[2] ?? ''))
  for (const match of everyMatch(numeric, text)) {
    const [whole, one = '', other = '', year] = match
    const [first, second] = [numberIn(one), numberIn(other)]
    if (first === null || second === null) continue
    // Only where the clock has halves is the month first; a number above twelve settles it, and dots are always European.
    const monthFirst = !whole.includes('.') && ((american && first <= 12) || second > 12)
    take(match, year, monthFirst ? first : second, monthFirst ? second : first)
  }
  return dates
}

/** Those that overlap too: what looks like a date and is none must not hide the one that begins within it. */
function* everyMatch(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  const from = new RegExp(pattern)
  for (let match = from.exec(text); match !== null; match = from.exec(text)) {
    yield match
    // By the whole character: set into the middle of one, the next search begins at its start again, for ever.
    from.lastIndex = match.index + ((text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1)
  }
}

function dateOf(yearSigns: string, month: number | null, written: number | null): string | null {
  const year = yearOf(yearSigns)
  // No month has ninety days: the first figure of such a day is a misread 0.
  const day = written !== null && written > 60 ? written % 10 : written
  if (year === null || month === null || day === null || month < 1 || month > 12 || day < 1) return null
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1) return null
  return date.toISOString().slice(0, 10)
}

function yearOf(signs: string): number | null {
  const digits = digitsIn(signs)
  if (digits === null) return null
  if (digits.length === 2) return Number(digits) >= 90 ? 1900 + Number(digits) : 2000 + Number(digits)
  // No fax is of 2826: of a year that begins like 20 only the other two digits tell anything.
  const year = Number(/^(?:2[68]|[37Z]0)/.test(digits) ? `20${digits.slice(2)}` : digits)
  return year >= years.from && year <= years.to ? year : null
}
