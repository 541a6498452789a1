import { isBlockBeside, isRunningText, pitchOf, type Placed } from './running-text'

/** White on both sides of the parting (mm). */
const marginMm = 1
/** Shares of the width that is written on: no column is narrower. */
const narrowest = 0.15
/** Where a band of the page is not two columns as a whole it is cut at its widest white, if that is so many lines high. */
const leastWhite = 1.4
/** A side may itself be columns: so much of its lines has to stand in them. */
const mostOfIt = 0.7
/** Three columns, and a part of one of them in two: deeper no page is laid out. */
const deepest = 4

/** A line as two, with all between `from` and `to` white; null where something is written there. */
type Split<L> = (line: L, from: number, to: number) => readonly [L, L] | null

interface Parting<L> {
  /** in reading order */
  readonly parts: readonly (readonly L[])[]
  /** how many of the lines stand in columns */
  readonly inColumns: number
}

/**
 * The lines as a person reads them: bands of the page that stand in columns as the left column and then the right, each of
 * which may have columns of its own; all else as it comes. Each part is read row by row by the caller: a table, or an
 * address beside a block of reference numbers, is one part.
 * @param split lines of two columns that stand so close that they were taken for one are parted by it
 */
export function inColumns<L extends Placed>(lines: readonly L[], dpi: number, split: Split<L> = () => null, depth = 0): readonly (readonly L[])[] {
  const best = depth < deepest ? bestParting(lines, dpi, split, depth) : null
  if (best === null) return [byBaseline(lines)]
  return best.parts.flatMap((part) => inColumns(part, dpi, split, depth + 1))
}

const byBaseline = <L extends Placed>(lines: readonly L[]): readonly L[] => [...lines].sort((one, other) => one.baseline - other.baseline)

/** The gutter with most lines in columns beside it; null where there is none. */
function bestParting<L extends Placed>(lines: readonly L[], dpi: number, split: Split<L>, depth: number): Parting<L> | null {
  const sorted = byBaseline(lines)
  const margin = (marginMm * dpi) / 25.4
  let best: Parting<L> | null = null
  for (const gutter of guttersOf(sorted, margin)) {
    const whole = sorted.flatMap((line) => (crosses(line, gutter, margin) ? (split(line, gutter - margin, gutter + margin) ?? [line]) : [line]))
    const found = partAt(whole, gutter, margin, (side) => isColumn(side, dpi, split, depth))
    if (found.inColumns > (best?.inColumns ?? 0)) best = found
  }
  return best
}

/** A gutter ends where a line begins. */
function guttersOf(lines: readonly Placed[], margin: number): readonly number[] {
  const left = Math.min(...lines.map((line) => line.left))
  const least = (Math.max(...lines.map((line) => line.right)) - left) * narrowest
  const starts = lines.map((line) => line.left - margin).filter((gutter) => gutter >= left + least)
  return [...new Set(starts.map((gutter) => Math.floor(gutter / margin) * margin))].sort((one, other) => one - other)
}

const crosses = (line: Placed, gutter: number, margin: number): boolean => line.left < gutter + margin && line.right > gutter - margin

/** Running text, or columns of it. */
function isColumn<L extends Placed>(side: readonly L[], dpi: number, split: Split<L>, depth: number): boolean {
  if (isRunningText(side)) return true
  return depth + 1 < deepest && (bestParting(side, dpi, split, depth + 1)?.inColumns ?? 0) >= side.length * mostOfIt
}

/** Bands in which no line crosses the gutter, between lines that do. */
function partAt<L extends Placed>(sorted: readonly L[], gutter: number, margin: number, isColumn: (side: readonly L[]) => boolean): Parting<L> {
  const parts: (readonly L[])[] = []
  let inColumns = 0
  let plain: L[] = []
  let beside: L[] = []
  const close = (): void => {
    for (const piece of bandIn(beside, gutter, isColumn)) {
      if (piece.sides === null) plain.push(...piece.lines)
      else {
        parts.push(plain, ...piece.sides)
        inColumns += piece.lines.length
        plain = []
      }
    }
    beside = []
  }
  for (const line of sorted) {
    if (!crosses(line, gutter, margin)) beside.push(line)
    else {
      close()
      plain.push(line)
    }
  }
  close()
  return { parts: [...parts, plain].filter((part) => part.length > 0), inColumns }
}

interface Piece<L> {
  readonly lines: readonly L[]
  /** null where it is not read in columns */
  readonly sides: readonly [readonly L[], readonly L[]] | null
}

/** A band as columns, or its pieces above and below its widest white. */
function bandIn<L extends Placed>(band: readonly L[], gutter: number, isColumn: (side: readonly L[]) => boolean): readonly Piece<L>[] {
  const left = band.filter((line) => line.right <= gutter)
  const right = band.filter((line) => line.right > gutter)
  if (left.length === 0 || right.length === 0) return [{ lines: band, sides: null }]
  const rest = besideNothing(band, left, right)
  if (rest !== null) return rest.flatMap((lines) => bandIn(lines, gutter, isColumn))
  // More columns than two are parted one by one, from the left.
  const stands = isRunningText(left) ? isBlockBeside(right, left) || isColumn(right) : isBlockBeside(left, right) && isRunningText(right)
  if (stands) return [{ lines: band, sides: [left, right] }]
  const cut = widestWhite(band)
  return cut === null ? [{ lines: band, sides: null }] : [band.slice(0, cut), band.slice(cut)].flatMap((lines) => bandIn(lines, gutter, isColumn))
}

/** What stands over the left column on the right, or under both on the left beyond some white, belongs to what is above or below: the band in two. */
function besideNothing<L extends Placed>(band: readonly L[], left: readonly L[], right: readonly L[]): readonly [readonly L[], readonly L[]] | null {
  const pitch = pitchOf(band)
  const [first, last] = [left[0]!, right.at(-1)!]
  const above = band.findIndex((line) => line.baseline > first.baseline - pitch * 0.5)
  if (above > 0) return [band.slice(0, above), band.slice(above)]
  const under = band.findIndex((line, i) => i > 0 && line.baseline > last.baseline + pitch * 0.5 && line.baseline - band[i - 1]!.baseline > pitch * leastWhite)
  return under > 0 ? [band.slice(0, under), band.slice(under)] : null
}

/** Where the band is cut: number of the first line below; null where no white goes through it. */
function widestWhite(band: readonly Placed[]): number | null {
  let widest = pitchOf(band) * leastWhite
  let at: number | null = null
  for (let i = 1; i < band.length; i++) {
    const white = band[i]!.baseline - band[i - 1]!.baseline
    if (white <= widest) continue
    widest = white
    at = i
  }
  return at
}
