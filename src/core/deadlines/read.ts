/** A deadline that a letter sets. */
export interface Deadline {
  /** the UTC midnight of a date (shared/day.ts) */
  readonly day: number
  /** where the words stand that say so, in UTF-16 offsets */
  readonly from: number
  readonly to: number
}

const dayMs = 86_400_000
/** Nobody sets a deadline further ahead than this; beyond it the year was misread. */
const furthestMs = 3 * 366 * dayMs
const longestText = 100_000
const most = 3

/* What recognition takes for each other stands in the words: `zurn` for `zum`, `lnnerhalb`, `b1s`; digits as O, l and I. */
const digit = String.raw`[\dOoIl|]`
const monthWords: readonly (readonly [RegExp, number])[] = [
  [/^j(?:anuar|änner|aenner|an(?:uary)?)$/u, 1],
  [/^feb(?:ruar|ruary)?$/u, 2],
  [/^m(?:ä|ae|a)r(?:z|ch)?$/u, 3],
  [/^apr(?:il)?$/u, 4],
  [/^ma[iy]$/u, 5],
  [/^jun[ie]?$/u, 6],
  [/^jul[iy]?$/u, 7],
  [/^aug(?:ust)?$/u, 8],
  [/^sept?(?:ember)?$/u, 9],
  [/^o[kc]t(?:ober)?$/u, 10],
  [/^nov(?:ember)?$/u, 11],
  [/^de[zc](?:ember)?$/u, 12],
]
const monthName = String.raw`(?:jan(?:uar[y]?)?|jänner|feb(?:ruary?)?|m(?:ä|ae|a)r(?:z|ch)?|apr(?:il)?|ma[iy]|jun[ie]?|jul[iy]?|aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[zc](?:ember)?)`
const weekdays = ['sonntag', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag']
const weekday = String.raw`(?:sonntag|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sunday|monday|tuesday|wednesday|thursday|friday|saturday)`

/** A date as letters write it: 30.11.2026, 30. 11. 26, 30.11., 30. November 2026, 2026-11-30, 30 November, November 30. */
const date = String.raw`(?:(?<iso>\d{4}-\d{2}-\d{2})|(?<d>${digit}{1,2})\s?[.,]\s?(?<m>${digit}{1,2})\s?[.,](?:\s?(?<y>${digit}{4}|${digit}{2})(?!\.?\d)|(?!\d))|(?<dn>${digit}{1,2})\.?\s+(?<mn>${monthName})\b\.?(?:\s+(?<yn>${digit}{4}))?|(?<me>${monthName})\s+(?<de>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(?<ye>\d{4}))?)`
const lead = String.raw`(?:(?:am|dem|den|zum|zurn|zu|the|on)\s+)?`
const namedDay = String.raw`(?:(?:kommenden|nächsten|diesen|next|this)\s+)?(?:${weekday}|mo|di|mi|do|fr|sa|so)\.?,?\s+`

/** Words after which a date is a deadline. */
const until = String.raw`(?:b[il1|]s(?:\s+(?:spätestens|längstens|einschließlich|einschl\.|inkl\.))?|spätestens(?:\s+bis)?|längstens(?:\s+bis)?|no\s+later\s+than|not\s+later\s+than|\bby|(?:\p{L}*frist(?:ende|ablauf)?|\p{L}*schlu(?:ss|ß)|zahlungsziel|fällig(?:keit)?(?:sdatum)?|zahlbar|deadline|due(?:\s+date)?)(?:\s+(?:ist|is|endet|läuft|bis))?\s*:?)`
const dated = new RegExp(String.raw`(?<![\p{L}\d])${until}\s+(?:spätestens\s+)?${lead}(?:${namedDay})?${lead}${date}`, 'giu')

const counts: Readonly<Record<string, number>> = {
  ein: 1, eine: 1, einem: 1, einer: 1, eines: 1, one: 1, zwei: 2, two: 2, drei: 3, three: 3, vier: 4, four: 4, fünf: 5, five: 5, sechs: 6, six: 6, sieben: 7, seven: 7, acht: 8,
  zehn: 10, ten: 10, zwölf: 12, vierzehn: 14, fourteen: 14, dreißig: 30, dreissig: 30, thirty: 30,
}
const count = String.raw`(?<n>${digit}{1,3}|${Object.keys(counts).sort((one, other) => other.length - one.length).join('|')})`
const unit = String.raw`(?<u>(?:kalender|werk|arbeits|bank)?tag(?:en|es|e)?|wochen?|monat(?:en|es|e|s)?|(?:calendar|working|business)?\s?days?|weeks?|months?)`
const within = String.raw`(?:[il1|í]nnerhalb(?:\s+(?:von|der|einer\s+frist\s+von))?(?:\s+nächsten)?|binnen|innert|within|(?:\p{L}*frist|zahlungsziel)(?:\s+(?:von|beträgt))?\s*:?|zahlbar\s+(?:in|nach)|fällig\s+(?:in|nach)|in\s+den\s+nächsten)`
const spanned = new RegExp(String.raw`(?<![\p{L}\d])${within}\s+(?:der\s+nächsten\s+|the\s+next\s+)?${count}\s+${unit}(?!\p{L})`, 'giu')
const nextDay = new RegExp(String.raw`(?<![\p{L}\d])(?:b[il1|]s|spätestens(?:\s+bis)?|by)\s+(?:spätestens\s+)?(?:zum\s+)?(?:(?:kommenden|nächsten|diesen|next|this)\s+)?(?<w>${weekday})(?!\p{L})(?!,?\s*(?:de[nm]\s+)?\d)`, 'giu')

const ending = new RegExp(String.raw`(?<![\p{L}\d])(?:b[il1|]s|spätestens(?:\s+bis)?|by)\s+(?:spätestens\s+)?(?:zum\s+|zurn\s+|the\s+)?(?:(?<e>wochen|monats|jahres)ende|(?:ende|end)\s+(?:of\s+)?(?:(?:der|des|dieser|dieses|the|this)\s+)?(?:(?<p>woche|monats|jahres|week|month|year)|(?<em>${monthName})(?:\s+(?<ey>\d{4}))?))(?!\p{L})`, 'giu')

/**
 * The deadlines that a letter sets, in the order of its text, each day once: a date after *bis*, *spätestens*, *Frist*, *fällig*
 * and the like, a weekday, the end of a week, month or year, or a span of time from the day of the letter (the day itself not counted, § 187 BGB). What lies
 * before the letter is none. A span that ends on a Sunday is not put off (§ 193 BGB): rather early than late.
 * @param written the day of the letter, as the UTC midnight of its date
 */
export function readDeadlines(text: string, written: number): readonly Deadline[] {
  const read = text.slice(0, longestText)
  const found: Deadline[] = []
  const add = (match: RegExpExecArray, day: number | null): void => {
    const from = match.index
    const to = from + match[0].trimEnd().length
    if (day === null || day < written || day > written + furthestMs || isQuoted(read, from)) return
    if (!found.some((one) => one.day === day || (one.from < to && from < one.to))) found.push({ day, from, to })
  }
  for (const match of read.matchAll(dated)) if (!endsSpan(read, match.index) && !isTime(read, match)) add(match, dateOf(match.groups ?? {}, written))
  for (const match of read.matchAll(spanned)) add(match, spanOf(match.groups ?? {}, written))
  for (const match of read.matchAll(ending)) add(match, endOf(match.groups ?? {}, written))
  for (const match of read.matchAll(nextDay)) add(match, weekdayAfter(match.groups?.['w'] ?? '', written))
  return found.sort((one, other) => one.from - other.from).slice(0, most)
}

/** What somebody wrote before, quoted in his answer, sets no deadline anew. */
const isQuoted = (text: string, at: number): boolean => /^\s*>/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at + 1))

/** *vom 1.11. bis 30.11.2026* is a time in which something was, *von 8 bis* an opening hour. */
const endsSpan = (text: string, at: number): boolean => /(?:\bvo[nm]\s[^.!?\n]{0,6}[\d.\s,]{2,14}(?:\p{L}+\s*(?:\d{2,4})?)?|\d\.)\s*$/iu.test(text.slice(Math.max(0, at - 32), at))

/** *bis 12.30. Uhr*, *bis 8.11 Uhr* */
const isTime = (text: string, match: RegExpExecArray): boolean => /^\s*Uhr/iu.test(text.slice(match.index + match[0].length))

type Groups = Readonly<Record<string, string | undefined>>

const digits = (text: string | undefined): number => Number((text ?? '').replace(/[Oo]/g, '0').replace(/[Il|]/g, '1'))

function dateOf(groups: Groups, written: number): number | null {
  const { iso, d, m, y, dn, mn, yn, de, me, ye } = groups
  if (iso !== undefined) {
    const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
    return dayIn(year, month, day)
  }
  const day = digits(d ?? dn ?? de)
  const month = m === undefined ? monthOf(mn ?? me ?? '') : digits(m)
  const told = y ?? yn ?? ye
  if (told !== undefined) return dayIn(told.length === 2 ? 2000 + digits(told) : digits(told), month, day)
  // Without a year: the next time that date comes.
  const year = new Date(written).getUTCFullYear()
  const thisYear = dayIn(year, month, day)
  return thisYear === null || thisYear >= written ? thisYear : dayIn(year + 1, month, day)
}

const monthOf = (word: string): number => monthWords.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1] ?? 0

/** Null where there is no such day. */
function dayIn(year: number, month: number, day: number): number | null {
  const at = Date.UTC(year, month - 1, day)
  const date = new Date(at)
  return year >= 2000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? at : null
}

function spanOf({ n = '', u = '' }: Groups, written: number): number | null {
  const number = counts[n.toLowerCase()] ?? digits(n)
  const word = u.toLowerCase().trim()
  if (!Number.isInteger(number) || number < 1) return null
  if (/^woche|^week/.test(word)) return written + number * 7 * dayMs
  if (/^monat|^month/.test(word)) return monthsAfter(written, number)
  return /^(?:werk|arbeits|bank|working|business)/.test(word) ? workdaysAfter(written, number) : written + number * dayMs
}

/** The same day of a later month; its last where it has no such day (§ 188 (3) BGB). */
function monthsAfter(day: number, months: number): number {
  const date = new Date(day)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate()
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, Math.min(date.getUTCDate(), last))
}

/** Monday to Friday, without holidays, which differ from state to state: so it is early rather than late but for a Saturday that counts. */
function workdaysAfter(day: number, number: number): number {
  let at = day
  for (let left = number; left > 0; ) {
    at += dayMs
    const weekdayNumber = new Date(at).getUTCDay()
    if (weekdayNumber !== 0 && weekdayNumber !== 6) left -= 1
  }
  return at
}

/** The last day of a month, or of the year; of a week its Friday. */
function endOf({ e, p, em, ey }: Groups, written: number): number | null {
  const what = (e ?? p ?? '').toLowerCase()
  const at = new Date(written)
  if (/^wo|^week/.test(what)) return written + ((5 - at.getUTCDay() + 7) % 7) * dayMs
  if (/^jahr|^year/.test(what)) return Date.UTC(at.getUTCFullYear(), 12, 0)
  if (em === undefined) return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)
  const last = (year: number): number => Date.UTC(year, monthOf(em), 0)
  if (ey !== undefined) return last(Number(ey))
  return last(at.getUTCFullYear()) >= written ? last(at.getUTCFullYear()) : last(at.getUTCFullYear() + 1)
}

function weekdayAfter(word: string, written: number): number | null {
  const english = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
  const told = word.toLowerCase().replace('sonnabend', 'samstag')
  const wanted = Math.max(weekdays.indexOf(told), english.indexOf(told))
  return wanted < 0 ? null : written + (((wanted - new Date(written).getUTCDay() + 6) % 7) + 1) * dayMs
}
