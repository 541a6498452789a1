/** A stretch of time as a calendar of this machine has it: [from, until) in UTC milliseconds. */
export interface Span {
  readonly from: number
  readonly until: number
}

/**
 * What a date behind an operator means: a year (2025), a month (2025-03, 3/2025, 03.2025, märz, märz2025) or a day
 * (2025-03-12, 12.3.2025, 12.3.25, 12.3., heute, gestern, today). A month or a day without a year is the last one that has begun.
 * @param now UTC milliseconds
 */
export function spanOf(word: string, now: number): Span | null {
  const text = word.trim().toLowerCase()
  return named(text, now) ?? year(text) ?? month(text, now) ?? day(text, now)
}

function named(text: string, now: number): Span | null {
  const back = daysBack[text]
  if (back === undefined) return null
  const today = new Date(now)
  return dayAt(today.getFullYear(), today.getMonth(), today.getDate() - back)
}

function year(text: string): Span | null {
  if (!/^(?:19|20)\d\d$/.test(text)) return null
  return { from: at(Number(text), 0, 1), until: at(Number(text) + 1, 0, 1) }
}

function month(text: string, now: number): Span | null {
  const iso = /^((?:19|20)\d\d)-(\d{1,2})$/.exec(text)
  if (iso) return monthAt(Number(iso[1]), Number(iso[2]))
  const german = /^(\d{1,2})[./]((?:19|20)\d\d)$/.exec(text)
  if (german) return monthAt(Number(german[2]), Number(german[1]))
  const word = /^(\p{L}{3,})\.?[-./]?((?:19|20)\d\d)?$/u.exec(text)
  const number = word ? monthNumber(word[1] ?? '') : 0
  if (number === 0) return null
  const today = new Date(now)
  const begun = today.getMonth() + 1 >= number ? today.getFullYear() : today.getFullYear() - 1
  return monthAt(word?.[2] === undefined ? begun : Number(word[2]), number)
}

function day(text: string, now: number): Span | null {
  const iso = /^((?:19|20)\d\d)-(\d{1,2})-(\d{1,2})$/.exec(text)
  if (iso) return checkedDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const german = /^(\d{1,2})\.(\d{1,2})\.((?:19|20)?\d\d)?$/.exec(text)
  if (!german) return null
  const [, dayText, monthText, yearText] = german
  if (yearText !== undefined) return checkedDay(yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText), Number(monthText), Number(dayText))
  const thisYear = new Date(now).getFullYear()
  const found = checkedDay(thisYear, Number(monthText), Number(dayText))
  return found && found.from > now ? checkedDay(thisYear - 1, Number(monthText), Number(dayText)) : found
}

function checkedDay(yearNumber: number, monthOfYear: number, dayNumber: number): Span | null {
  const date = new Date(yearNumber, monthOfYear - 1, dayNumber)
  return date.getMonth() === monthOfYear - 1 && date.getDate() === dayNumber ? dayAt(yearNumber, monthOfYear - 1, dayNumber) : null
}

const monthAt = (yearNumber: number, number: number): Span | null =>
  number >= 1 && number <= 12 ? { from: at(yearNumber, number - 1, 1), until: at(yearNumber, number, 1) } : null

const dayAt = (yearNumber: number, monthIndex: number, dayNumber: number): Span => ({ from: at(yearNumber, monthIndex, dayNumber), until: at(yearNumber, monthIndex, dayNumber + 1) })

const at = (yearNumber: number, monthIndex: number, dayNumber: number): number => new Date(yearNumber, monthIndex, dayNumber).getTime()

/** From three letters on, as they are written in German and English; 0: none. */
function monthNumber(text: string): number {
  const found = months.findIndex((names) => names.some((name) => name.startsWith(text)))
  return found + 1
}

const months: readonly (readonly string[])[] = [
  ['januar', 'january', 'jänner'],
  ['februar', 'february', 'feber'],
  ['märz', 'maerz', 'march', 'mrz'],
  ['april'],
  ['mai', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['dezember', 'december'],
]

const daysBack: Readonly<Record<string, number>> = { heute: 0, today: 0, gestern: 1, yesterday: 1, vorgestern: 2 }
