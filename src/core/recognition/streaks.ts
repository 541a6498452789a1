import type { Density, GreyRaster } from '../ports/raster'

/** Share of the page's height from which on a thin straight line along the feed is dirt on the glass. */
const leastLength = 1 / 6
/** Share of it that is ink. */
const leastInk = 0.4
/** Dots: wider ones are borders and bars. */
const widest = 4
/** Lines per inch over which a streak may break off without ending. */
const gapInches = 0.075
/** Share of ink from which on a line is whole; a streak flickers. */
const wholeInk = 0.97
const black = 0
const paper = 255

/** A column of ink: rows from `top` to before `bottom`. */
interface Run {
  readonly x: number
  readonly top: number
  readonly bottom: number
}

/** Takes thin lines along the feed out of a picture of two tones, in place; strokes that cross them stay, for the eye also rules. */
export function eraseStreaks(page: GreyRaster, density: Density, keep: 'strokes' | 'rules' = 'strokes'): void {
  const long = longRuns(page, Math.max(2, Math.round(density.y * gapInches)))
  const runs = keep === 'rules' ? long.filter((run) => !isRule(page, run, density)) : long
  const columns = new Map<number, Run[]>()
  for (const run of runs) columns.set(run.x, [...(columns.get(run.x) ?? []), run])
  const beside = (run: Run, step: number): number => {
    let count = 0
    while (count < widest && columns.get(run.x + step * (count + 1))?.some((other) => other.top < run.bottom && other.bottom > run.top)) count++
    return count
  }
  const thin = runs.map((run) => ({ run, before: beside(run, -1), after: beside(run, 1) })).filter(({ before, after }) => before + after < widest)
  const { data, width } = page
  const isInk = (x: number, y: number): boolean => x >= 0 && x < width && data[y * width + x] === black
  const gone: number[] = []
  for (const { run, before, after } of thin) {
    const [left, right] = [run.x - before, run.x + after]
    for (let y = run.top; y < run.bottom; y++) {
      const crossed = (isInk(left - 1, y) || isInk(left - 2, y)) && (isInk(right + 1, y) || isInk(right + 2, y))
      if (!crossed) gone.push(y * width + run.x)
    }
  }
  for (const at of gone) data[at] = paper
}

/** Inches from the edge of the page: streaks run up to it, nobody prints there. */
const edgeInches = 0.2
/** A rule ends at one across it that is at least this long (inches), give or take `slackInches`. */
const acrossInches = 0.25
const slackInches = 0.04

/** Whether a line along the feed is one of a table or a form: it ends at rules across, or by itself and is whole. */
function isRule(page: GreyRaster, { x, top, bottom }: Run, density: Density): boolean {
  const edge = edgeInches * density.y
  if (top < edge || bottom > page.height - edge) return false
  let ink = 0
  for (let y = top; y < bottom; y++) if (page.data[y * page.width + x] === black) ink++
  return ink >= (bottom - top) * wholeInk || endsAtRule(page, x, top, density) || endsAtRule(page, x, bottom - 1, density)
}

function endsAtRule({ data, width, height }: GreyRaster, x: number, end: number, density: Density): boolean {
  const slack = Math.max(1, Math.round(slackInches * density.y))
  const least = Math.round(acrossInches * density.x)
  for (let y = Math.max(0, end - slack); y <= Math.min(height - 1, end + slack); y++) {
    let [left, right] = [x, x]
    while (left > 0 && data[y * width + left - 1] === black) left--
    while (right + 1 < width && data[y * width + right + 1] === black) right++
    if (right - left >= least) return true
  }
  return false
}

function longRuns({ data, width, height }: GreyRaster, gap: number): readonly Run[] {
  const runs: Run[] = []
  const [starts, lasts, counts] = [new Int32Array(width), new Int32Array(width).fill(-1), new Int32Array(width)]
  const close = (x: number): void => {
    const length = lasts[x]! + 1 - starts[x]!
    if (length >= height * leastLength && counts[x]! >= length * leastInk) runs.push({ x, top: starts[x]!, bottom: lasts[x]! + 1 })
  }
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      if (data[at] !== black) continue
      if (lasts[x]! < 0 || y - lasts[x]! > gap) {
        if (lasts[x]! >= 0) close(x)
        starts[x] = y
        counts[x] = 0
      }
      lasts[x] = y
      counts[x]!++
    }
  }
  for (let x = 0; x < width; x++) if (lasts[x]! >= 0) close(x)
  return runs
}
