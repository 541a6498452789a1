import { best, read, type Candidate } from './candidate'
import { datesIn, daysBetween, type FoundDate } from './dates'
import { kindTitle } from './doc-words'
import type { LabelHit } from './find-labels'
import { placesOf } from './places'
import type { Cell, Sheet } from './sheet'

/** Letters older than this when they are faxed are enclosures. */
const oldestDays = 400

/** The day a letter was written: labelled, behind a place (`Hannover, den …`), alone in the upper part, or closing the title. */
export function readDocumentDate(sheets: readonly Sheet[], hits: readonly LabelHit[], labelledOnly: boolean): Candidate | null {
  const sent = sheets.map(({ line }) => line?.date ?? null).find((date) => date !== null) ?? null
  const labelled = hits.filter(({ key }) => key === 'date').flatMap((hit) => labelledDates(hit, hits))
  // On a form every box may hold a day.
  const free = labelledOnly ? [] : sheets.flatMap((sheet, index) => freeDates(sheet, index === 0, hits))
  return best([...labelled, ...free].flatMap((candidate) => weighed(candidate, sent)))
}

function labelledDates(hit: LabelHit, hits: readonly LabelHit[]): Candidate[] {
  // "vom" and "den" inside a sentence tell the date of something else.
  if (!isAnnounced(hit)) return []
  for (const place of placesOf(hit, hits)) {
    const found = datesIn(place.cell.text.slice(place.from, place.to))[0]
    if (!found || found.from > 14 || (place.how === 'below' && isColumn(hit.sheet, place.cell))) continue
    const upper = hit.cell.middle < hit.sheet.height * 0.6 ? 1 : 0.8
    const score = 0.93 * hit.weight * upper * { behind: 1, beside: 0.98, below: 0.93 }[place.how]
    return [read(found.iso, score * (hit.atStart || hit.colon ? 1 : 0.8), place.cell, place.from + found.from, place.from + found.to)]
  }
  return []
}

/** Days one below the other are a table's, where each row tells its own. */
function isColumn(sheet: Sheet, one: Cell): boolean {
  const near = sheet.rows.flatMap(({ cells }) => cells).filter((cell) => cell !== one && Math.abs(cell.middle - one.middle) < sheet.unit * 3)
  return near.some((cell) => Math.abs(cell.left - one.left) < sheet.unit && datesIn(cell.text)[0]?.from === 0)
}

const isAnnounced = (hit: LabelHit): boolean => hit.atStart || hit.colon || hit.weight >= 0.9

function freeDates(sheet: Sheet, first: boolean, hits: readonly LabelHit[]): Candidate[] {
  return sheet.rows.flatMap(({ cells, middle }, row) =>
    cells.flatMap((cell) =>
      datesIn(cell.text).flatMap((found) => {
        if (belongsToLabel(cell, found, hits) || underOtherLabel(sheet, row, cell, hits) || (found.from === 0 && isColumn(sheet, cell))) return []
        const score = freeScore(cell, found, middle / sheet.height, sheet.unit) * (first ? 1 : 0.6)
        return score > 0 ? [read(found.iso, score, cell, found.from, found.to)] : []
      }),
    ),
  )
}

function freeScore(cell: Cell, found: FoundDate, height: number, unit: number): number {
  const before = cell.text.slice(0, found.from).trim()
  const after = cell.text.slice(found.to).replace(/[\s.,;|]+/g, '')
  if (height > 0.62) return placed.test(before) && after === '' ? 0.4 : 0
  if (after !== '' && after.length > 8) return 0
  // "Hannover, 13.07.2026", "Köln, den 3. Februar 2026", "Halle (Saale), am …"
  if (placed.test(before)) return 0.86
  // "Kostenvoranschlag vom 28.05.2026" in large letters is the paper's own title; in small ones it may name another paper.
  if (/^\p{L}+ vom$/u.test(before) && after === '' && cell.height > unit * 1.2) return 0.7
  // Where the day is near the one stamped (`weighed`), it is the paper's own all the same, if nothing else tells one.
  if (/^\p{Lu}\p{L}+ (?:vom|v\.)$/u.test(before) && after === '' && kindTitle.test(before)) return 0.42
  if (before.replace(/[^\p{L}\d]/gu, '') === '') return after === '' ? 0.74 : 0.5
  // A title that ends with its day: "Marktbericht 23. Januar 2026".
  return after === '' && before.split(' ').length <= 4 && !running.test(before) && height < 0.3 ? 0.62 : 0
}

const placed = /^(?:\d{5}\s+)?\p{Lu}[\p{L}. ()/-]{2,32}[,.]?\s*(?:,|,?\s*(?:den|am|im|the))\s*$|^(?:den|am)$/u
const running = /\b(?:vom|bis|am|ab|seit|zum|und|fällig|der|die|das)$/i

/** A date that a label of its own announces is weighed there, and one of another meaning is none of ours. */
const belongsToLabel = (cell: Cell, found: FoundDate, hits: readonly LabelHit[]): boolean =>
  hits.some((hit) => hit.cell === cell && hit.from < found.from && found.from - hit.to < 24 && ((hit.key === 'date' && isAnnounced(hit)) || hit.key === 'otherDate' || (hit.colon && hit.key !== 'other' && hit.key !== 'fax' && hit.key !== 'phone')))

function underOtherLabel(sheet: Sheet, row: number, cell: Cell, hits: readonly LabelHit[]): boolean {
  return hits.some((hit) => {
    if (hit.sheet !== sheet || (hit.key !== 'otherDate' && hit.key !== 'patient' && hit.key !== 'ihrZeichen' && hit.key !== 'unserZeichen') || !hit.atStart || /[\p{L}\d]/u.test(hit.cell.text.slice(hit.to))) return false
    if (hit.row === row) return hit.cell.right <= cell.left && cell.left - hit.cell.right < sheet.width * 0.4
    return hit.row < row && row - hit.row <= 2 && cell.middle - hit.cell.middle < sheet.unit * 3.4 && hit.cell.left < cell.right && hit.cell.right > cell.left - sheet.unit
  })
}

/** The machine's own day tells which reading can be true: nobody faxes a letter before it is written. */
function weighed(candidate: Candidate, sent: string | null): Candidate[] {
  const year = Number(candidate.value.slice(0, 4))
  if (sent === null) return year >= 1985 ? [candidate] : []
  const days = daysBetween(candidate.value, sent)
  if (days < -2) return [{ ...candidate, score: candidate.score * 0.45 }]
  if (days > oldestDays) return [{ ...candidate, score: candidate.score * 0.6 }]
  return [{ ...candidate, score: Math.min(0.99, candidate.score + (days <= 1 ? 0.08 : days <= 14 ? 0.04 : 0)) }]
}
