import type { Word } from '../../../shared/domain/page'

/** A word where the text layer puts it; pixels of the picture, y from the top. */
export interface PlacedWord {
  readonly text: string
  readonly left: number
  readonly width: number
  /** the lower edge of its line at its middle */
  readonly bottom: number
  /** to the next word of the line; null at its end */
  readonly gap: number | null
}

export interface PlacedLine {
  /** from the upper to the lower edge of the line's ink */
  readonly height: number
  readonly words: readonly PlacedWord[]
}

/**
 * The words of a page line by line, those of a line with one height and on one straight line that falls as the page does:
 * readers put a text together again from equal sizes and equal heights, which the ink of "an" and "Ag" does not have.
 */
export function placeLines(words: readonly Word[]): readonly PlacedLine[] {
  const lines = linesOf(words)
  const slope = pageSlope(lines)
  return lines.map((line) => placeLine(line, slope))
}

/** Two columns that recognition joined to one line seldom stand at one height: what is far apart is placed by itself. */
function linesOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const lines: Word[][] = []
  let last: Word | null = null
  for (const word of words) {
    if (word.box[2] <= 0 || word.box[3] <= 0) continue
    if (last === null || word.line !== last.line || word.box[0] - last.box[0] - last.box[2] > farApart * last.box[3]) lines.push([])
    last = word
    lines.at(-1)?.push(word)
  }
  return lines
}

/** in heights of the word before: wider than any space in justified text */
const farApart = 3

function placeLine(line: readonly Word[], slope: number): PlacedLine {
  const fallen = (word: Word): number => slope * middleOf(word)
  const top = quantile(line.map((word) => word.box[1] - fallen(word)), 0.1)
  const bottom = quantile(line.map((word) => word.box[1] + word.box[3] - fallen(word)), 0.9)
  return {
    height: Math.max(1, bottom - top),
    words: line.map((word, index) => {
      const next = line[index + 1]
      const [left, , width] = word.box
      return { text: word.text, left, width, bottom: bottom + fallen(word), gap: next ? next.box[0] - left - width : null }
    }),
  }
}

/** How far the lines fall for each pixel to the right: the median of the long ones, since short ones only guess. */
function pageSlope(lines: readonly (readonly Word[])[]): number {
  const slopes = lines.filter((line) => line.length >= longLine).map(lineSlope)
  return slopes.length === 0 ? 0 : quantile(slopes, 0.5)
}

const longLine = 4

/** Least squares through the middles of the words. */
function lineSlope(line: readonly Word[]): number {
  const points = line.map((word) => [middleOf(word), word.box[1] + word.box[3] / 2] as const)
  const mean = (axis: 0 | 1): number => points.reduce((sum, point) => sum + point[axis], 0) / points.length
  const [x0, y0] = [mean(0), mean(1)]
  const spread = points.reduce((sum, [x]) => sum + (x - x0) ** 2, 0)
  return spread === 0 ? 0 : points.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0) / spread
}

const middleOf = ({ box: [left, , width] }: Word): number => left + width / 2

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.round((sorted.length - 1) * share)] ?? 0
}
