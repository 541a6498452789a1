import { distance, foldLabel } from '../../shared/text/alike'

export interface FoundDate {
  /** ISO 8601 */
  readonly iso: string
  readonly from: number
  readonly to: number
}

const months = ['januar', 'februar', 'marz', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'dezember']
const english = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const short = ['jan', 'feb', 'mar', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sept', 'oct', 'nov', 'dec', 'janner', 'feber', 'mrz', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez'].map(foldLabel)
const folded = [...months, ...english].map(foldLabel)

const digit = '[\\dOolI|SB]'
const numeric = new RegExp(`(?<![\\d\\p{L}./-])(${digit}{1,2})\\s?[.,]\\s?(${digit}{1,2})\\s?[.,]\\s?(${digit}{4}|${digit}{2})(?![\\d\\p{L}/]|[.,]\\d)`, 'gu')
const slashed = /(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?![\d/-])/g
const iso = /(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])/g
const worded = /(?<![\d.,])(\d{1,2})\s?(?:[.,:]|st|nd|rd|th)?\s*(?:of\s+)?([\p{Lu}0][\p{L}\d]{2,9})[.,]?\s*(\d{4}|[’']\d{2})(?!\d)/gu
const american = /(?<!\p{L})(\p{Lu}\p{L}{2,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/gu

/** All days written in a text, as they stand from left to right. */
export function datesIn(text: string): readonly FoundDate[] {
  const found: FoundDate[] = []
  const add = (match: RegExpMatchArray, day: string | undefined, month: number, year: string | undefined): void => {
    const value = isoOf(digits(day ?? ''), month, digits(year ?? ''))
    const from = match.index ?? 0
    if (value !== null && !found.some((other) => from < other.to && other.from < from + match[0].length)) found.push({ iso: value, from, to: from + match[0].length })
  }
  for (const match of text.matchAll(iso)) add(match, match[3], Number(match[2]), match[1])
  for (const match of text.matchAll(numeric)) add(match, match[1], Number(digits(match[2] ?? '')), match[3])
  for (const match of text.matchAll(worded)) add(match, match[1], monthOf(match[2] ?? ''), match[3])
  for (const match of text.matchAll(american)) add(match, match[2], monthOf(match[1] ?? ''), match[3])
  for (const match of text.matchAll(slashed)) {
    // Day first as all of Europe writes it, unless only the other way gives a day.
    if (Number(match[2]) > 12) add(match, match[2], Number(match[1]), match[3])
    else add(match, match[1], Number(match[2]), match[3])
  }
  return found.sort((one, other) => one.from - other.from)
}

const digits = (text: string): string => text.replace(/[Oo]/g, '0').replace(/[lI|]/g, '1').replace(/S/g, '5').replace(/B/g, '8').replace(/[’']/g, '')

function monthOf(word: string): number {
  const name = foldLabel(word)
  const abbreviation = short.indexOf(name)
  if (abbreviation >= 0) return (abbreviation % 12) + 1
  const near = folded.findIndex((month) => name === month || (month.length >= 5 && distance(name, month, month.length >= 7 ? 2 : 1) <= (month.length >= 7 ? 2 : 1)))
  return near < 0 ? 0 : (near % 12) + 1
}

function isoOf(day: string, month: number, year: string): string | null {
  const full = year.length === 2 ? Number(year) + (Number(year) < 70 ? 2000 : 1900) : Number(year)
  const of = Number(day)
  if (!(full >= 1900 && full <= 2099 && month >= 1 && month <= 12 && of >= 1)) return null
  const last = new Date(Date.UTC(full, month, 0)).getUTCDate()
  return of > last ? null : `${full}-${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`
}

export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
