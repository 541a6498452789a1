import type { LabelHit } from './find-labels'
import type { Cell, Sheet } from './sheet'

/** Where the value of a label may stand, nearest first: behind it, in the next piece of its row, in the piece below it. */
export interface Place {
  readonly cell: Cell
  readonly from: number
  /** end of what may belong to the value: the next label, else the end of the piece */
  readonly to: number
  readonly how: 'behind' | 'beside' | 'below'
}

/** A value below its label stands within this many word heights. */
const nearBelow = 3.4
/** As far as a reader's eye goes along a row, as a part of the page's width. */
const nearBeside = 0.55

export function placesOf(hit: LabelHit, hits: readonly LabelHit[]): readonly Place[] {
  const { cell } = hit
  const end = nextLabelIn(cell, hit.to, hits)
  if (/[\p{L}\p{N}]/u.test(cell.text.slice(hit.to, end))) return [{ cell, from: hit.to, to: end, how: 'behind' }]
  if (end < cell.text.length) return below(hit, hits)
  const beside = besideOf(hit)
  const right: Place[] = beside && !startsWithLabel(beside, hits) ? [{ cell: beside, from: 0, to: nextLabelIn(beside, 0, hits), how: 'beside' }] : []
  const under = below(hit, hits)
  // In a row of labels the values stand below; alone in its row a label is read to the right.
  return labelsInRow(hit, hits) > 1 && right.length === 0 ? under : [...right, ...under]
}

function besideOf({ sheet, row, cell }: LabelHit): Cell | null {
  const toRight = (cells: readonly Cell[]): Cell | null => {
    const next = cells.filter((other) => other !== cell && other.left >= cell.right - sheet.unit && /[\p{L}\d]{2}/u.test(other.text)).sort((one, other) => one.left - other.left)[0]
    return next && next.left - cell.right < sheet.width * nearBeside ? next : null
  }
  const inRow = toRight(sheet.rows[row]?.cells ?? [])
  if (inRow) return inRow
  // In the boxes of a form the label stands small in the upper corner, what is filled in a little lower.
  const lower = sheet.rows[row + 1]
  return lower && lower.middle - cell.middle < sheet.unit * 1.8 && !lower.cells.some((other) => other.left < cell.right) ? toRight(lower.cells) : null
}

function below({ sheet, row, cell, from }: LabelHit, hits: readonly LabelHit[]): Place[] {
  const left = cell.left + (from / Math.max(1, cell.text.length)) * (cell.right - cell.left)
  for (const next of rowsBelow(sheet, row, cell)) {
    const found = next.find((other) => Math.abs(other.left - left) < sheet.unit * 2.5) ?? next.find((other) => other.left < cell.right && other.right > left && other.left >= left - sheet.unit * 4)
    if (found) return startsWithLabel(found, hits) ? [] : [{ cell: found, from: 0, to: nextLabelIn(found, 0, hits), how: 'below' }]
  }
  return []
}

function rowsBelow(sheet: Sheet, row: number, cell: Cell): (readonly Cell[])[] {
  return sheet.rows
    .slice(row + 1, row + 5)
    .filter(({ middle }) => middle - cell.middle < nearBelow * Math.max(sheet.unit, cell.size) && middle - cell.middle > sheet.unit * 0.5)
    .map(({ cells }) => cells)
}

/** "Sekretariat:" announces something, whatever that is. */
const unknownLabel = /^\p{Lu}[\p{L}./ -]{2,24}:(?:\s|$)/u

/** A label alone, with its colon or with a number behind it; "Ihre Anfrage von heute" is none. */
export const startsWithLabel = (cell: Cell, hits: readonly LabelHit[]): boolean =>
  unknownLabel.test(cell.text) || hits.some((hit) => hit.cell === cell && hit.atStart && !hit.bare && (hit.colon || hit.to >= cell.text.length - 1 || /^\W*\S*\d/.test(cell.text.slice(hit.to))))

/** The word that opens a piece is no label of what follows unless it bears a colon: "Amtsgericht Fürth" behind "An:". */
function nextLabelIn(cell: Cell, from: number, hits: readonly LabelHit[]): number {
  const next = hits.filter((hit) => hit.cell === cell && hit.from >= from && !(from === 0 && hit.key === 'other' && hit.atStart && !hit.colon && hit.to < cell.text.length) && (hit.colon || hit.weight >= 0.9) && !hit.bare && /\p{L}/u.test(cell.text[hit.from] ?? ''))
  return Math.min(cell.text.length, ...next.map((hit) => hit.from))
}

const labelsInRow = ({ sheet, row }: LabelHit, hits: readonly LabelHit[]): number => hits.filter((hit) => hit.sheet === sheet && hit.row === row && hit.atStart).length
