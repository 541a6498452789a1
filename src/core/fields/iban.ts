import { best, type Candidate } from './candidate'
import { misreadAs, mostlyFigure } from './misread-figures'
import { around, type Cell, type Sheet } from './sheet'

/** Lengths of ISO 13616 for those countries that German firms pay to. */
const lengths: Readonly<Record<string, number>> = {
  DE: 22, AT: 20, CH: 21, LI: 21, LU: 20, NL: 18, BE: 16, FR: 27, IT: 27, ES: 24, PT: 25, DK: 18, SE: 24, NO: 15, FI: 18, PL: 28,
  CZ: 24, SK: 24, HU: 28, SI: 19, HR: 21, RO: 24, BG: 22, GR: 27, IE: 22, GB: 22, EE: 20, LV: 21, LT: 20, MT: 31, CY: 28,
}

/** ISO 7064 MOD 97-10 over the number with its first four signs moved behind. */
export function ibanIsTrue(iban: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z\d]+$/.test(iban) || lengths[iban.slice(0, 2)] !== iban.length) return false
  let rest = 0
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = parseInt(sign, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1
}

/** The true number behind a reading: as it stands, with its letters as the digits they look like, or with the one misread digit that makes it true. Null where none or several would. */
export function mendIban(reading: string): { readonly iban: string; readonly mended: number } | null {
  const plain = reading.replace(/[\s.,:;·'’_-]/g, '').toUpperCase()
  if (ibanIsTrue(plain)) return { iban: plain, mended: 0 }
  const country = /^(?:DE|[0OD]E|D[€FCG6])/.test(plain) ? 'DE' : plain.slice(0, 2)
  const length = lengths[country]
  if (length === undefined) return null
  const body = plain.slice(2)
  const figures = country === 'DE' ? [...body].map(mostlyFigure).join('') : [...body.slice(0, 2)].map(mostlyFigure).join('') + body.slice(2)
  const straight = country + figures
  if (ibanIsTrue(straight)) return { iban: straight, mended: 1 }
  // No German bank code begins with 0.
  if (country !== 'DE' || !/^\d\d[1-9]\d{17}$/.test(figures)) return null
  const repairs = new Set<string>()
  ;[...figures].forEach((figure, index) => {
    for (const other of misreadAs(figure)) {
      const tried = country + figures.slice(0, index) + other + figures.slice(index + 1)
      if (ibanIsTrue(tried)) repairs.add(tried)
    }
  })
  const [only] = repairs
  return repairs.size === 1 && only !== undefined ? { iban: only, mended: 2 } : null
}

/** Begins of possible numbers: a country code and two check digits, misread or not. */
const begins = /(?<![\p{L}\d])(?:[A-Z]{2}\s?\d{2}|[DO0][E€FCG]\s?[\dOQIlSBZ]{2})(?=[\s.]*[\dOQIlSBZ])/gu

export function readIban(sheets: readonly Sheet[]): Candidate | null {
  const found = sheets.flatMap((sheet) =>
    sheet.rows.flatMap(({ cells }, index) => {
      // A number that breaks at the end of a line goes on at the beginning of the next.
      const texts: readonly (readonly Cell[])[] = [...cells.map((cell) => [cell]), cells, ...cells.slice(-1).map((cell) => [cell, ...(sheet.rows[index + 1]?.cells.slice(0, 1) ?? [])])]
      return texts.flatMap((pieces) => ibansIn(pieces))
    }),
  )
  const winner = best(found)
  return winner
}

function ibansIn(cells: readonly Cell[]): Candidate[] {
  const text = cells.map((cell) => cell.text).join(' ')
  const first = cells[0]
  if (!first) return []
  const found: Candidate[] = []
  for (const match of text.matchAll(begins)) {
    const country = /^[A-Z]{2}/.test(match[0]) && lengths[match[0].slice(0, 2)] !== undefined ? match[0].slice(0, 2) : 'DE'
    const taken = take(text, match.index, lengths[country] ?? 22)
    if (taken === null) continue
    const mended = mendIban(taken.text)
    if (mended === null) continue
    const labelled = /iban/i.test(text.slice(Math.max(0, match.index - 12), match.index + 2))
    if (mended.mended === 2 && !labelled) continue
    const score = [0.96, 0.93, 0.85][mended.mended] ?? 0.8
    const words = wordsBetween(cells, match.index, taken.to)
    found.push({ value: mended.iban, score: labelled ? score : score - 0.03, page: first.page, box: around(words) })
  }
  return found
}

/** So many letters and digits from a place on, spaces and strays left out. */
function take(text: string, from: number, count: number): { readonly text: string; readonly to: number } | null {
  let taken = ''
  let at = from
  for (; at < text.length && taken.length < count; at++) {
    const sign = text[at] ?? ''
    if (/[\s.·'’-]/.test(sign)) continue
    if (!/[\p{L}\d|!$€?]/u.test(sign)) return null
    taken += sign
  }
  // Further digits behind it: something longer was cut in two.
  return taken.length === count && !/^[\dA-Za-z]/.test(text.slice(at)) ? { text: taken, to: at } : null
}

function wordsBetween(cells: readonly Cell[], from: number, to: number): Cell['words'] {
  let start = 0
  const words = cells.flatMap((cell) => cell.words)
  const within = words.filter((word) => {
    const inside = start < to && start + word.text.length > from
    start += word.text.length + 1
    return inside
  })
  return within.length > 0 ? within : words
}
