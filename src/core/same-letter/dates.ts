/** Folded, as every text here. */
const monthNames = ['januar', 'februar', 'marz', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'dezember']
const month = /januar|februar|marz|april|(?<![a-z])mai(?![a-z])|juni|juli|august|september|oktober|november|dezember/

export const monthIn = (text: string): string | null => month.exec(text)?.[0] ?? null

/** Day, month and year as DIN 5008 and ISO 8601 write them, without their dots, dashes and spaces. */
const spellings = [
  /^(?<day>0[1-9]|[12]\d|3[01])(?<month>0[1-9]|1[0-2])(?<year>(?:19|20)?\d\d)$/,
  /^(?<year>20\d\d)(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\d|3[01])$/,
  new RegExp(`^(?<day>0?[1-9]|[12]\\d|3[01])(?<month>${monthNames.join('|')})(?<year>20\\d\\d)$`),
]

/** The day that a text says and nothing else, ISO 8601. */
export function dayOf(text: string): string | null {
  for (const spelling of spellings) {
    const { day, month: named, year } = spelling.exec(text)?.groups ?? {}
    if (day === undefined || named === undefined || year === undefined) continue
    const number = monthNames.includes(named) ? String(monthNames.indexOf(named) + 1) : named
    return `${year.length === 2 ? `20${year}` : year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`
  }
  return null
}

/** What a page says of one place of it, and when its machine stamped it. */
export interface DatedPlace {
  readonly day: string | null
  /** ISO 8601; null where it has no transmit line */
  readonly sentOn: string | null
}

/**
 * No letter is faxed before the day it bears. A date that its own page's transmit line repeats is no misreading; the other page, stamped
 * before that day with another date at this place, bears another letter.
 */
export const writtenLater = (one: DatedPlace, other: DatedPlace): boolean => laterThan(one, other) || laterThan(other, one)

const laterThan = (one: DatedPlace, other: DatedPlace): boolean =>
  one.day !== null && other.day !== null && one.day !== other.day && one.day === one.sentOn && other.sentOn !== null && other.sentOn < one.day
