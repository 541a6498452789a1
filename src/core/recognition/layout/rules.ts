import type { Ink } from './ink'

export interface RuleSizes {
  /** pixels: shorter runs are strokes of letters */
  readonly shortest: number
  /** pixels: thicker ones are bars and stems of large type */
  readonly thickest: number
}

/**
 * Where long thin straight lines are (1): the rules of tables and forms, underlines, streaks. Letters that cross them keep
 * their strokes. Of a rule one dot wide the blur leaves less than ink: down the page, where no letters stand side by side,
 * rules are looked for in `faint`.
 */
export function findRules(ink: Ink, across: RuleSizes, down: RuleSizes, faint: Ink = ink): Uint8Array {
  const { width, height } = ink
  const marks = new Uint8Array(width * height)
  markRules(ink, marks, { lines: height, length: width, step: 1, stride: width }, across, crossing.across)
  markRules(faint, marks, { lines: width, length: height, step: width, stride: 1 }, down, crossing.down)
  for (let i = 0; i < marks.length; i++) marks[i] = isRule(marks[i]!) ? 1 : 0
  return marks
}

const thin = 1
/** In a long run, but thick there: a letter that the rule runs through, or another rule. */
const crossing = { across: 2, down: 4 } as const
const isRule = (mark: number): boolean => (mark & thin) !== 0 || mark === crossing.across + crossing.down

/** How to walk along the lines of a direction: `step` from pixel to pixel, `stride` from line to line. */
interface Walk {
  readonly lines: number
  readonly length: number
  readonly step: number
  readonly stride: number
}

/** Small breaks do not end a rule, but it is nearly all ink: the feet of letters side by side are not. */
const gap = 3
const leastShare = 0.93

function markRules({ data }: Ink, marks: Uint8Array, { lines, length, step, stride }: Walk, { shortest, thickest }: RuleSizes, crossed: number): void {
  const thickness = (at: number, line: number): number => {
    let before = 0
    while (before <= thickest && line - before > 0 && data[at - (before + 1) * stride] !== 0) before++
    let after = 0
    while (before + after <= thickest && line + after + 1 < lines && data[at + (after + 1) * stride] !== 0) after++
    return before + after + 1
  }
  const mark = (first: number, line: number, start: number, end: number): void => {
    for (let k = start, at = first + start * step; k < end; k++, at += step) {
      if (data[at] !== 0) marks[at]! |= thickness(at, line) <= thickest ? thin : crossed
    }
  }
  // A rule that is not quite level steps from line to line: its neighbours count as well.
  for (let line = 1; line < lines - 1; line++) {
    const first = line * stride
    let start = -1
    let last = -1
    let count = 0
    for (let i = 0, at = first; i <= length; i++, at += step) {
      if (i < length && (data[at]! | data[at - stride]! | data[at + stride]!) !== 0) {
        if (start < 0) start = i
        last = i
        count++
      } else if (start >= 0 && (i === length || i - last > gap)) {
        const long = last + 1 - start
        if (long >= shortest && count >= long * leastShare) mark(first, line, start, last + 1)
        start = -1
        count = 0
      }
    }
  }
}

/** The soft edge that blur gives to a rule. */
const fringe = 2

/** Takes the rules out of the ink and, with their soft edges, out of the picture; both in place. */
export function eraseRules(rules: Uint8Array, ink: Ink, grey: Uint8Array): void {
  const { width, height, data } = ink
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (rules[at] === 0) continue
      data[at] = 0
      grey[at] = 255
    }
  }
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (rules[at] === 0) continue
      for (let near = Math.max(0, y - fringe); near <= Math.min(height - 1, y + fringe); near++) {
        for (let beside = Math.max(0, x - fringe); beside <= Math.min(width - 1, x + fringe); beside++) {
          if (data[near * width + beside] === 0) grey[near * width + beside] = 255
        }
      }
    }
  }
}
