interface Placed {
  readonly left: number
  readonly right: number
  readonly baseline: number
}

/** Where a page with two columns parts, in shares of the width that is written on. */
const gutterBetween = { from: 0.35, to: 0.65, step: 0.01 } as const
/** Running text fills its column line after line; a table's cells and a letter's reference block do not. */
const fills = 0.75
const leastLines = 6
/** White on both sides of the parting (mm). */
const marginMm = 1

/** A line as two, with all between `from` and `to` white; null where something is written there. */
type Split<L> = (line: L, from: number, to: number) => readonly [L, L] | null

/**
 * The lines as a person reads them: parts of the page with two columns of running text as the left column and then the right,
 * all else as it comes. Each part is read row by row by the caller.
 * @param split lines of two columns that stand so close that they were taken for one are parted by it
 */
export function inColumns<L extends Placed>(lines: readonly L[], dpi: number, split: Split<L> = () => null): readonly (readonly L[])[] {
  const sorted = [...lines].sort((one, other) => one.baseline - other.baseline)
  const left = Math.min(...sorted.map((line) => line.left))
  const right = Math.max(...sorted.map((line) => line.right))
  const margin = (marginMm * dpi) / 25.4
  let best: { readonly parts: readonly (readonly L[])[]; readonly inColumns: number } = { parts: [sorted], inColumns: 0 }
  for (let share = gutterBetween.from; share <= gutterBetween.to; share += gutterBetween.step) {
    const gutter = left + (right - left) * share
    const found = partAt(partedAt(sorted, gutter, margin, split), gutter, margin)
    if (found.inColumns > best.inColumns) best = found
  }
  return best.parts
}

function partedAt<L extends Placed>(lines: readonly L[], gutter: number, margin: number, split: Split<L>): readonly L[] {
  return lines.flatMap((line) => (line.left < gutter - margin && line.right > gutter + margin ? (split(line, gutter - margin, gutter + margin) ?? [line]) : [line]))
}

function partAt<L extends Placed>(sorted: readonly L[], gutter: number, margin: number): { readonly parts: readonly (readonly L[])[]; readonly inColumns: number } {
  const parts: (readonly L[])[] = []
  let inColumns = 0
  let plain: L[] = []
  let beside: L[] = []
  const close = (): void => {
    const [leftOnes, rightOnes] = [beside.filter((line) => line.right <= gutter), beside.filter((line) => line.right > gutter)]
    if (isRunningText(leftOnes) && isRunningText(rightOnes)) {
      parts.push(plain, leftOnes, rightOnes)
      inColumns += beside.length
      plain = []
    } else plain.push(...beside)
    beside = []
  }
  for (const line of sorted) {
    if (line.right <= gutter - margin || line.left >= gutter + margin) beside.push(line)
    else {
      close()
      plain.push(line)
    }
  }
  close()
  return { parts: [...parts, plain].filter((part) => part.length > 0), inColumns }
}

function isRunningText(lines: readonly Placed[]): boolean {
  if (lines.length < leastLines) return false
  const left = Math.min(...lines.map((line) => line.left))
  const right = Math.max(...lines.map((line) => line.right))
  const full = lines.filter((line) => line.right - line.left >= (right - left) * fills)
  return full.length >= lines.length * 0.7
}
