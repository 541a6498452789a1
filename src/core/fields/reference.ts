import { best, read, readSurely, type Candidate } from './candidate'
import type { LabelHit } from './find-labels'
import type { LabelKey } from './labels'
import { placesOf, type Place } from './places'

type NumberKey = Extract<LabelKey, 'kundennummer' | 'bestellnummer' | 'rechnungsnummer' | 'lieferscheinnummer' | 'aktenzeichen'>
type SignKey = Extract<LabelKey, 'ihrZeichen' | 'unserZeichen'>

/** Longer than any number people dictate over the telephone. */
const longest = 26
const stops = /^(?:vom|von|v\.|dated|datum|date|und|and|sowie|über|für|for|of|im|in|am|zu|zum|per|bei|bitte|mit|from|dd\.?|bzw\.?|angeben|Seite|Telefon|Tel\.?|Fax|EUR|€)$/i
const isDate = /^\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{2,4})?$|^\d{4}-\d{2}-\d{2}$/

/** The best number announced by labels of this kind. */
export function readNumber(key: NumberKey, hits: readonly LabelHit[]): Candidate | null {
  return best(hits.filter((hit) => hit.key === key).flatMap((hit) => numbersOf(hit, hits)), sameReference)
}

export const sameReference = (one: string, other: string): boolean => one.replace(/\s/g, '').toUpperCase() === other.replace(/\s/g, '').toUpperCase()

function numbersOf(hit: LabelHit, hits: readonly LabelHit[]): Candidate[] {
  for (const place of placesOf(hit, hits)) {
    // A word such as "Rechnung" heads tables and opens sentences; without "Nr." only a number right behind or beside it counts.
    if (hit.bare && place.how === 'below' && !hit.colon && hit.cell.text.length > hit.to + 2) continue
    const found = numberIn(place.cell.text.slice(place.from, place.to))
    if (!found) continue
    if (hit.bare && !hit.colon && found.text.replace(/\D/g, '').length < (hit.atStart && endsLabelRow(hit) ? 2 : 4)) continue
    const certain = hit.atStart || hit.colon ? 0.92 : hit.bare ? 0.72 : 0.8
    const placed = { behind: 1, beside: 0.97, below: 0.93 }[place.how]
    const from = place.from + found.from
    return [read(found.text, certain * placed * hit.weight, place.cell, from, from + found.length)]
  }
  return []
}

interface Found {
  readonly text: string
  readonly from: number
  readonly length: number
}

/** The number at the beginning of a text: groups of signs that belong together, at least one of them with a digit. */
export function numberIn(text: string): Found | null {
  const lead = /^[\s:;.,#=»>*'’‚"„|-]*(?:(?:Nr|No|Nummer|Number)\b\.?\s*[:;.]?\s*)?/i.exec(text)?.[0].length ?? 0
  const taken: string[] = []
  let at = lead
  for (const match of text.slice(lead).matchAll(/\S+/g)) {
    const word = match[0].replace(/^[(‚'’"]+/, '')
    const bare = word.replace(/[.,;:)'’"|]+$/, '')
    if (taken.length > 0 && misread.test(bare) && /\d/.test(text.slice(lead + match.index + match[0].length))) return null
    if (bare === '' || stops.test(word) || stops.test(bare) || !belongs(bare, taken)) break
    taken.push(mend(bare))
    at = lead + match.index + match[0].length
    if (/[,;)]$/.test(word) || taken.length === 6) break
  }
  while (taken.length > 0 && !/\d/.test(taken.at(-1) ?? '') && taken.length > 1 && !/\p{L}/u.test(taken.at(-1) ?? '')) taken.pop()
  const whole = taken.join(' ')
  const digits = whole.replace(/\D/g, '').length
  if (digits < 2 || whole.length < 3 || whole.length > longest || isDate.test(whole) || isDate.test(whole.split(' ')[0] ?? '')) return null
  return { text: whole, from: lead, length: at - lead }
}

/** "368 € 168": one sign of the number was misread, and half a number is a wrong one. */
const misread = /^[€$£¢©®@?*&]$/

/** Whether a group goes on with the number: digits in it, or a short mark such as AG, RE, 12 C 345/26. */
function belongs(word: string, before: readonly string[]): boolean {
  if (!/^[\p{L}\d./\-_#+]+$/u.test(word) && !/^[\p{L}\d./\-_#+()&]+$/u.test(word)) return false
  if (/\d/.test(word)) return !(before.length > 0 && isDate.test(word)) && (word.length <= 20)
  return /^[\p{Lu}][\p{Lu}.\-/]{0,4}$/u.test(word) || (/^[\p{Lu}]\p{L}{0,2}[./-]?$/u.test(word) && before.length > 0) || (before.length > 0 && /^[-/]$/.test(word))
}

/** Letters that stand among digits are misread digits: O between 2 and 6 is 0. */
export const mend = (word: string): string =>
  word
    .replace(/(?<=\d)[oO](?=\d|$)/g, '0')
    .replace(/(?<=\d)[lI|](?=\d)/g, '1')
    .replace(/(?<=\d{3})[lI|]$/g, '1')

/** Signs are letters as often as numbers (`EK/Brö`, `mü-sch`), so the whole piece counts unless it is plainly something else. */
export function readSign(key: SignKey, hits: readonly LabelHit[]): Candidate | null {
  return best(hits.filter((hit) => hit.key === key).flatMap((hit) => signsOf(hit, hits)), sameReference)
}

function signsOf(hit: LabelHit, hits: readonly LabelHit[]): Candidate[] {
  if (!hit.atStart && !hit.colon && !endsLabelRow(hit)) return []
  for (const place of placesOf(hit, hits)) {
    const found = signIn(place)
    if (!found) continue
    const placed = { behind: 1, beside: 0.96, below: 0.9 }[place.how]
    return [readSurely(sureSign, found.text, 0.9 * placed * hit.weight, place.cell, place.from + found.from, place.from + found.from + found.length)]
  }
  return []
}

/** Of "559/26 ÖÜ" read as ÖU, or S-82 as S-62, the recogniser is nearly never surer; of signs read rightly nearly always. */
const sureSign = 80

const endsLabelRow = ({ cell, to }: LabelHit): boolean => to >= cell.text.length

function signIn({ cell, from, to }: Place): Found | null {
  const text = cell.text.slice(from, to)
  const lead = /^[\s:;.,=-]*/.exec(text)?.[0].length ?? 0
  // "AB-12, 03.02.2026" below "Ihr Zeichen, Ihre Nachricht vom"; "EK 849 (bitte angeben)".
  const rest = text.slice(lead).split(/\s*[,;(|]\s*|\s+(?:vom|v\.|\/)\s+|\s+(?=\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4})/)[0]?.trim() ?? ''
  const whole = rest
    .replace(/[.:'’]+$/, '')
    .split(' ')
    .map(mend)
    .join(' ')
  const words = whole.split(' ')
  if (whole.length < 2 || whole.length > longest || words.length > 5 || isDate.test(whole) || !/[\p{L}\d]/u.test(whole)) return null
  // A sentence is no sign.
  if (words.filter((word) => /^\p{Ll}{4,}$/u.test(word)).length > 0 || words.filter((word) => /^\p{L}{7,}$/u.test(word)).length > 1) return null
  return { text: whole, from: lead, length: rest.length }
}
