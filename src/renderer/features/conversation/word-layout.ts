import type { Box, Word } from '../../../shared/domain/page'

/** A word as it lies in the text layer, in pixels of the page's upright picture. */
export interface LaidWord {
  readonly text: string
  readonly left: number
  readonly top: number
  /** to the next word of its line, so that a selection has no gaps */
  readonly width: number
  readonly height: number
  readonly uncertain: boolean
  readonly word: Word
}

/** Below this confidence a word is shown as read with doubt: about every second of these is wrong, of the others one in fifty (docs/recognition.md). */
export const doubtBelow = 80

/** Words in reading order: line by line as recognition numbered them, from left to right. */
export function linesOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const lines = new Map<number, Word[]>()
  for (const word of words) {
    const line = lines.get(word.line)
    if (line) line.push(word)
    else lines.set(word.line, [word])
  }
  return [...lines.entries()].sort(([a], [b]) => a - b).map(([, line]) => line.sort((a, b) => a.box[0] - b.box[0]))
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Places the words of one line; all are as high as the line, so that a selection has a straight edge. */
export function layLine(line: readonly Word[]): readonly LaidWord[] {
  const top = mean(line.map(({ box }) => box[1]))
  const bottom = Math.max(top + 1, mean(line.map(({ box }) => box[1] + box[3])))
  return line.map((word, index) => {
    const [left, , own] = word.box
    const next = line[index + 1]?.box[0]
    // A wide gap is a column's edge: the word ends where it ends.
    const reach = next !== undefined && next > left && next - left - own < 2 * (bottom - top) ? next - left : own
    return {
      text: next === undefined ? word.text : `${word.text} `,
      left,
      top,
      width: Math.max(1, reach),
      height: bottom - top,
      uncertain: word.confidence < doubtBelow,
      word,
    }
  })
}

/** A box with a little air around it, for the mark of a hit. */
export function aired([left, top, width, height]: Box): Box {
  const air = height * 0.15
  return [left - air, top - air, width + 2 * air, height + 2 * air]
}
