import type { GreyRaster } from '../ports/raster'
import { label, type Labelled } from './layout/components'

const dark = 128
/** White writing on black: at least so many white signs within one body of ink; the boldest letter has two. */
const writing = { signs: 3, leastMm: 1.2, narrowestMm: 0.3, mostMm: 20 } as const

/** The page in cells of a millimetre, row by row. */
export interface Cells {
  /** pixels on a side of a cell */
  readonly size: number
  readonly across: number
  readonly down: number
  /** of dark pixels, 0..1 */
  readonly shares: Float32Array
}

export interface BlackAreas extends Cells {
  /** 1 where a cell lies in a black area */
  readonly cells: Uint8Array
}

/** For each region how many cells of it lie at the edges of the page. */
export function alongEdges(regions: Int32Array, { across, down }: BlackAreas, count: number): Uint32Array {
  const found = new Uint32Array(count + 1)
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const isEdge = row === 0 || column === 0 || row === down - 1 || column === across - 1
      if (isEdge && regions[row * across + column] !== 0) found[regions[row * across + column]!]!++
    }
  }
  return found
}

export function labelledWhere({ width, height }: GreyRaster, is: (at: number) => boolean): Labelled {
  const data = new Uint8Array(width * height)
  for (let at = 0; at < data.length; at++) if (is(at)) data[at] = 1
  return label({ width, height, data })
}

export const cellOf = (at: number, width: number, { size, across }: BlackAreas): number => Math.floor(Math.floor(at / width) / size) * across + Math.floor((at % width) / size)

/** The regions of black cells that hold white writing. */
export function withWriting(page: GreyRaster, ink: Labelled, areas: BlackAreas, regions: Int32Array, mm: number): ReadonlySet<number> {
  const { width, height, data } = page
  const regionAt = (at: number): number => regions[cellOf(at, width, areas)]!
  const { labels, components } = labelledWhere(page, (at) => data[at]! >= dark && regionAt(at) !== 0)
  const around = components.map((): { ink: number; region: number; open: boolean } => ({ ink: 0, region: 0, open: false }))
  for (let at = 0; at < labels.length; at++) {
    const white = labels[at] === 0 ? undefined : around[labels[at]! - 1]
    if (white === undefined) continue
    white.region = regionAt(at)
    const x = at % width
    for (const next of [x > 0 ? at - 1 : -1, x + 1 < width ? at + 1 : -1, at - width, at + width < width * height ? at + width : -1]) {
      if (next < 0) continue
      if (data[next]! >= dark && regionAt(next) === 0) white.open = true
      if (ink.labels[next] !== 0) white.ink = ink.labels[next]!
    }
  }
  const counts = new Map<string, number>()
  const found = new Set<number>()
  for (const [number, { ink: body, region, open }] of around.entries()) {
    const { left, top, right, bottom } = components[number]!
    const [small, large] = [Math.min(right - left, bottom - top), Math.max(right - left, bottom - top)]
    if (open || large < writing.leastMm * mm || small < writing.narrowestMm * mm || large > writing.mostMm * mm) continue
    const key = `${region}/${body}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
    if (counts.get(key)! >= writing.signs) found.add(region)
  }
  return found
}
