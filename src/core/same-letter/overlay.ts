import type { Sign } from './letter'

/** Where a point of one page lies on another: what a second feed through a scanner does to a sheet is affine. */
export interface Overlay {
  x(x: number, y: number): number
  y(x: number, y: number): number
}

/** Words that each page has exactly once, and the same. */
export type Anchor = readonly [from: Sign, to: Sign]

/** Fewer say nothing about where a page lies. */
const leastAnchors = 4
/** shorter words are too often something else misread */
const anchorLength = 3

export function findAnchors(from: readonly Sign[], to: readonly Sign[]): readonly Anchor[] {
  const there = onlyOnce(to)
  return [...onlyOnce(from)].flatMap(([text, sign]) => {
    const other = there.get(text)
    return other ? [[sign, other] as const] : []
  })
}

function onlyOnce(signs: readonly Sign[]): ReadonlyMap<string, Sign> {
  const found = new Map<string, Sign | null>()
  for (const sign of signs) if (sign.text.length >= anchorLength) found.set(sign.text, found.has(sign.text) ? null : sign)
  return new Map([...found].filter((entry): entry is [string, Sign] => entry[1] !== null))
}

/** null where the pages have too little in common to be laid over each other. */
export function overlayOf(anchors: readonly Anchor[]): Overlay | null {
  if (anchors.length < leastAnchors) return null
  let weights = anchors.map(() => 1)
  let planes = fit(anchors, weights)
  // Words that only happen to be equal pull it askew: what lies far off counts less and less.
  for (let round = 0; round < 12; round++) {
    const off = anchors.map(([from, to]) => Math.hypot(at(planes.x, from) - to.x, at(planes.y, from) - to.y))
    const typical = Math.max(4, median(off))
    weights = off.map((distance) => 1 / (1 + (distance / (2 * typical)) ** 4))
    planes = fit(anchors, weights)
  }
  const { x, y } = planes
  const rest = localRest(anchors.filter((_, index) => (weights[index] ?? 0) > 0.3), planes)
  return {
    x: (px, py) => x[0] + x[1] * px + x[2] * py,
    y: (px, py) => y[0] + y[1] * px + y[2] * py + rest(y[0] + y[1] * px + y[2] * py),
  }
}

type Plane = readonly [number, number, number]
interface Planes {
  readonly x: Plane
  readonly y: Plane
}

const at = ([c, a, b]: Plane, { x, y }: Sign): number => c + a * x + b * y

/** Lost and doubled lines of a bad transmission shift what is below them: the nearest anchors know by how much. */
function localRest(anchors: readonly Anchor[], planes: Planes): (y: number) => number {
  const rests = anchors.map(([from, to]) => ({ at: at(planes.y, from), rest: to.y - at(planes.y, from) })).sort((a, b) => a.at - b.at)
  return (y) => {
    const near = [...rests].sort((a, b) => Math.abs(a.at - y) - Math.abs(b.at - y)).slice(0, 5)
    return near.length < 5 ? 0 : median(near.map(({ rest }) => rest))
  }
}

/** Weighted least squares of to.x and to.y over 1, from.x, from.y. */
function fit(anchors: readonly Anchor[], weights: readonly number[]): Planes {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const mean = (of: (anchor: Anchor) => number): number => anchors.reduce((sum, anchor, i) => sum + (weights[i] ?? 0) * of(anchor), 0) / total
  const [mx, my] = [mean(([from]) => from.x), mean(([from]) => from.y)]
  const xx = mean(([from]) => (from.x - mx) ** 2) + 1
  const yy = mean(([from]) => (from.y - my) ** 2) + 1
  const xy = mean(([from]) => (from.x - mx) * (from.y - my))
  const determinant = xx * yy - xy * xy
  const plane = (of: (sign: Sign) => number): Plane => {
    const m = mean(([, to]) => of(to))
    const tx = mean(([from, to]) => (from.x - mx) * (of(to) - m))
    const ty = mean(([from, to]) => (from.y - my) * (of(to) - m))
    const a = (tx * yy - ty * xy) / determinant
    const b = (ty * xx - tx * xy) / determinant
    return [m - a * mx - b * my, a, b]
  }
  return { x: plane(({ x }) => x), y: plane(({ y }) => y) }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 0
}
