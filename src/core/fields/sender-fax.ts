import { best, type Candidate, read } from './candidate'
import type { LabelHit } from './find-labels'
import { numbersIn } from './phone'
import { placesOf, type Place } from './places'
import type { Cell, Sheet } from './sheet'

/**
 * The number to send an answer to: what the machine stamped, what letterhead and footer name as fax, each reading a vote.
 * A fax number that stands with the recipient is the recipient's.
 */
export function readSenderFax(sheets: readonly Sheet[], hits: readonly LabelHit[]): Candidate | null {
  const stamped: Candidate[] = sheets.flatMap(({ line, number }) => (line?.senderNumber ? [{ value: line.senderNumber, score: 0.8, page: number, box: null }] : []))
  const recipients = new Set(sheets.flatMap(({ line }) => (line?.recipientNumber ? [line.recipientNumber] : [])))
  const labelled = hits.filter(({ key }) => key === 'fax').flatMap((hit) => labelledNumber(hit, hits))
  const marked = sheets.flatMap((sheet) => sheet.rows.flatMap((row) => row.cells.flatMap((cell) => markedNumber(sheet, cell))))
  return best([...stamped, ...labelled, ...marked].filter(({ value }) => !recipients.has(value)))
}

function labelledNumber(hit: LabelHit, hits: readonly LabelHit[]): Candidate[] {
  for (const place of placesOf(hit, hits)) {
    const found = numbersIn(place.cell.text.slice(place.from, place.to))[0]
    if (!found || found.from > 6) continue
    return [read(found.e164, scoreOf(hit, hits, place), place.cell, place.from + found.from, place.from + found.to)]
  }
  return []
}

function scoreOf(hit: LabelHit, hits: readonly LabelHit[], place: Place): number {
  const height = hit.cell.middle / hit.sheet.height
  if (/unser|absender|von|rück|antwort|zentral/i.test(hit.cell.text.slice(hit.from, hit.to))) return 0.9
  const side = sideOf(hit, hits)
  if (side === 'recipient') return 0.2
  if (side === 'sender') return 0.9
  const where = height < 0.32 || height > 0.85 ? 0.86 : /zurück|antwort|an uns|rückfax/i.test(hit.cell.text.slice(0, hit.from)) ? 0.75 : 0.6
  return where * (place.how === 'behind' ? 1 : 0.95)
}

/** Under whose name a number stands on a cover sheet: the nearest label of a party above it or before it in its row. */
export function sideOf(hit: Pick<LabelHit, 'sheet' | 'row' | 'cell' | 'from'>, hits: readonly LabelHit[]): 'recipient' | 'sender' | null {
  const parties = hits.filter((other) => other.sheet === hit.sheet && (other.key === 'recipient' || other.key === 'sender' || other.key === 'applicant') && other.atStart)
  const near = parties.filter((other) => {
    const rows = hit.row - other.row
    if (rows === 0) return other.cell.left <= hit.cell.left && (other.cell !== hit.cell || other.from < hit.from)
    const column = Math.abs(other.cell.left - hit.cell.left) < hit.sheet.unit * 4
    return rows > 0 && rows <= 5 && (column || (rows <= 1 && other.cell.left < hit.cell.left)) && hit.cell.middle - other.cell.middle < hit.sheet.unit * 14
  })
  const nearest = near.sort((one, other) => other.row - one.row || other.cell.left - one.cell.left)[0]
  return nearest === undefined ? null : nearest.key === 'recipient' ? 'recipient' : 'sender'
}

/** "T 030 1234-0 · F 030 1234-20": one letter says it in many a letterhead. */
function markedNumber(sheet: Sheet, cell: Cell): Candidate[] {
  const height = cell.middle / sheet.height
  const mark = /(?:^|[\s·•|,])F(?:x)?[.:]?\s*(?=[+(0])/.exec(cell.text)
  if (!mark || (height > 0.3 && height < 0.85)) return []
  const start = mark.index + mark[0].length
  const found = numbersIn(cell.text.slice(start))[0]
  return found && found.from === 0 ? [read(found.e164, 0.75, cell, start, start + found.to)] : []
}
