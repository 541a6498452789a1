import type { TransmitLine } from '../../shared/domain/fax'
import type { Box, Word } from '../../shared/domain/page'
import { groupBy } from '../../shared/group-by'

/** A read page as it comes from recognition. */
export interface ReadPage {
  readonly number: number
  readonly width: number
  readonly height: number
  /** boxes in pixels of the upright picture */
  readonly words: readonly Word[]
  readonly line: TransmitLine | null
}

/** Words of one row that stand together: what a person sees as one piece of text. */
export interface Cell {
  readonly page: number
  readonly words: readonly Word[]
  readonly text: string
  /** where it stands once the page's lines are level */
  readonly left: number
  readonly right: number
  readonly middle: number
  readonly size: number
  /** height of its middle word: one misplaced box does not make a line large */
  readonly height: number
}

export interface Row {
  readonly cells: readonly Cell[]
  readonly middle: number
}

export interface Sheet {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly rows: readonly Row[]
  readonly line: TransmitLine | null
  /** the usual height of its words */
  readonly unit: number
}

/** A gap wider than this many word heights parts two pieces: in print a word space is about a third of it. */
const partingGap = 1.25
/** On a typewriter a space is as wide as a letter: there the page's own usual space is the measure, up to this many heights. */
const widestGap = 2.2
/** More words than any page of small print has; a page of dust must not hold up the rest. */
const mostWords = 4_000

/** No word of a letter is longer, and rules must not be tried on a thousand signs. */
const longestWord = 100

/** A single sign that recognition itself doubts is a speck or a piece of a rule. */
const isDust = ({ text, confidence }: Word): boolean => text.length > longestWord || (text.length === 1 && confidence < 50 && !/[\d&]/.test(text)) || (!/[\p{L}\d&]/u.test(text) && confidence < 60)

interface Placed {
  readonly word: Word
  readonly left: number
  readonly right: number
  readonly middle: number
  readonly size: number
}

/** Rows and cells from the words' places alone: reading order and line numbers differ between recognisers and text layers. */
export function layOut(page: ReadPage): Sheet {
  const words = page.words.filter((word) => word.stamped !== true && !isDust(word)).slice(0, mostWords)
  const slope = slopeOf(words, page.width)
  const placed = words.map((word) => place(word, slope, page.width))
  const unit = median(placed.map(({ size }) => size)) || 1
  const lines = [...groupBy(placed, ({ word }) => word.line).values()]
  const gap = Math.min(widestGap * unit, Math.max(partingGap * unit, 1.9 * usualGap(lines, unit)))
  const pieces = lines.flatMap((line) => splitAtGaps(line, gap, unit))
  return { number: page.number, width: page.width, height: page.height, rows: rowsOf(pieces, page.number, gap, unit), line: page.line, unit }
}

function place(word: Word, slope: number, width: number): Placed {
  const [left, top, wide, high] = word.box
  return { word, left, right: left + wide, middle: top + high / 2 - slope * (left + wide / 2 - width / 2), size: high }
}

/** How far the lines fall to the right: the middle value over all long lines. */
function slopeOf(words: readonly Word[], width: number): number {
  const slopes = [...groupBy(words, ({ line }) => line).values()].flatMap((line) => {
    const [first, last] = [line[0], line.at(-1)]
    if (!first || !last || line.length < 4) return []
    const run = last.box[0] + last.box[2] / 2 - first.box[0] - first.box[2] / 2
    const fall = last.box[1] + last.box[3] / 2 - first.box[1] - first.box[3] / 2
    return run > width / 4 && Math.abs(fall) < run / 5 ? [fall / run] : []
  })
  return slopes.length < 3 ? 0 : median(slopes)
}

function usualGap(lines: readonly (readonly Placed[])[], unit: number): number {
  const gaps = lines.flatMap((line) => line.slice(1).map((word, index) => word.left - (line[index]?.right ?? word.left)))
  return median(gaps.filter((gap) => gap > 0 && gap < 2 * unit))
}

function splitAtGaps(line: readonly Placed[], gap: number, unit: number): Placed[][] {
  const pieces: Placed[][] = []
  for (const next of [...line].sort((one, other) => one.left - other.left)) {
    const last = pieces.at(-1)?.at(-1)
    if (last && next.left - last.right <= gapAllowed(last, next, gap, unit) && Math.abs(next.middle - last.middle) < Math.max(next.size, last.size)) pieces.at(-1)?.push(next)
    else pieces.push([next])
  }
  return pieces
}

/** Large letters have large spaces. */
const gapAllowed = (one: Placed, other: Placed, gap: number, unit: number): number => gap * Math.max(1, Math.min(one.size, other.size, 3 * unit) / unit)

interface Piece {
  readonly words: readonly Placed[]
  readonly middle: number
  readonly size: number
}

function rowsOf(groups: readonly (readonly Placed[])[], page: number, gap: number, unit: number): Row[] {
  const pieces: Piece[] = groups.map((words) => ({ words, middle: mean(words.map(({ middle }) => middle)), size: median(words.map(({ size }) => size)) }))
  const rows: Piece[][] = []
  for (const piece of pieces.sort((one, other) => one.middle - other.middle)) {
    const row = rows.at(-1)
    const near = row && piece.middle - mean(row.map(({ middle }) => middle)) < 0.5 * Math.min(Math.max(piece.size, unit * 0.7), unit * 1.5)
    if (near) row.push(piece)
    else rows.push([piece])
  }
  return rows.map((row) => {
    const words = row.flatMap((piece) => piece.words)
    const cells = splitAtGaps(words, gap, unit).map((cell) => cellOf(cell, page))
    return { cells, middle: mean(cells.map(({ middle }) => middle)) }
  })
}

function cellOf(placed: readonly Placed[], page: number): Cell {
  return {
    page,
    words: placed.map(({ word }) => word),
    text: placed.map(({ word }) => word.text).join(' '),
    left: Math.min(...placed.map(({ left }) => left)),
    right: Math.max(...placed.map(({ right }) => right)),
    middle: mean(placed.map(({ middle }) => middle)),
    size: upperQuarter(placed.map(({ size }) => size)),
    height: median(placed.map(({ size }) => size)),
  }
}

/** The words of a cell between two places of its text, with the box around them and the least sure of them. */
export function proofOf(cell: Cell, from: number, to: number): { readonly box: Box; readonly sureness: number } {
  const touched: Word[] = []
  let start = 0
  for (const word of cell.words) {
    if (start < to && start + word.text.length > from) touched.push(word)
    start += word.text.length + 1
  }
  const words = touched.length > 0 ? touched : cell.words
  return { box: around(words), sureness: Math.min(...words.map((word) => word.confidence)) }
}

export function around(words: readonly Word[]): Box {
  const left = Math.min(...words.map(({ box }) => box[0]))
  const top = Math.min(...words.map(({ box }) => box[1]))
  const right = Math.max(...words.map(({ box }) => box[0] + box[2]))
  const bottom = Math.max(...words.map(({ box }) => box[1] + box[3]))
  return [left, top, tenth(right - left), tenth(bottom - top)]
}

const tenth = (value: number): number => Math.round(value * 10) / 10

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
const sorted = (values: readonly number[]): number[] => [...values].sort((one, other) => one - other)
export const median = (values: readonly number[]): number => sorted(values)[values.length >> 1] ?? 0
const upperQuarter = (values: readonly number[]): number => sorted(values)[Math.floor(values.length * 0.75)] ?? 0
