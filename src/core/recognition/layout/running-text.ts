/** A line of text, or a piece of one: where its writing stands, in pixels, and how many letters and figures it has. */
export interface Placed {
  readonly left: number
  readonly right: number
  readonly baseline: number
  readonly letters: number
}

/** Running text fills its column line after line; a table's cells and a letter's reference block do not. */
const fills = 0.75
/** Headings and the last lines of paragraphs are shorter. */
const mostlyFull = 0.6
/** Letters in a full line: fewer have cells, names and numbers. */
const leastLetters = 20
const leastLines = 6
/** Lines of the block that stand level with a line beside it: cells stand in rows, a block of its own by chance. */
const levelByChance = 0.45
const leastInBlock = 4

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** How far lines are apart from baseline to baseline, of those below each other. */
export function pitchOf(lines: readonly Placed[]): number {
  const steps: number[] = []
  for (const [i, line] of lines.entries()) {
    const below = lines.slice(i + 1).find((other) => other.left < line.right && other.right > line.left && other.baseline > line.baseline)
    if (below !== undefined) steps.push(below.baseline - line.baseline)
  }
  return median(steps)
}

/** @param lines from top to bottom */
export function isRunningText(lines: readonly Placed[]): boolean {
  if (lines.length < leastLines) return false
  const left = Math.min(...lines.map((line) => line.left))
  const right = Math.max(...lines.map((line) => line.right))
  const full = lines.filter((line) => line.right - line.left >= (right - left) * fills)
  return full.length >= lines.length * mostlyFull && full.reduce((sum, line) => sum + line.letters, 0) >= full.length * leastLetters
}

/**
 * A short block of its own beside running text: the end of a column, or the names and numbers of a firm in the margin.
 * Its lines are not level with those of the text, as the cells of a table would be.
 */
export function isBlockBeside(block: readonly Placed[], text: readonly Placed[]): boolean {
  if (block.length < leastInBlock) return false
  const near = pitchOf(text) * 0.12
  return block.filter((line) => text.some((other) => Math.abs(other.baseline - line.baseline) <= near)).length <= block.length * levelByChance
}
