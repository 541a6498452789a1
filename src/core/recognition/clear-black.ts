import type { GreyRaster } from '../ports/raster'
import { label, type Component, type Labelled } from './layout/components'
import { findBlackAreas, invert, type BlackAreas } from './white-on-black'

const dark = 128
const paper = 255
const mmPerInch = 25.4
/** White writing on black: at least so many white signs within one body of ink; the boldest letter has two. */
const writing = { signs: 3, leastMm: 1.2, narrowestMm: 0.3, mostMm: 20 } as const
/**
 * Along the edge of the page, no bar with writing is as thin. Cells of a border: at least half of them is ink. Its ragged edge lies beside
 * them, in crumbs smaller than letters.
 */
const border = { thinMm: 8, share: 0.5, edgeCells: 2, crumbCells: 4, crumbMm: 1.2 } as const
/** ISO 838: holes of 6 mm; they lie in line near one edge, faxed a little larger or smaller. */
const hole = { leastMm: 4, mostMm: 9, fill: [0.68, 0.9], roundness: 1.25, edgeMm: 20, inLineMm: 4, apartMm: 40 } as const

/**
 * For the eye: black borders and punch holes become paper, white writing on black is turned over, in place.
 * Black that bears no writing is a picture or heavy type and stays.
 */
export function clearBlack(page: GreyRaster, dpi: number): void {
  const mm = dpi / mmPerInch
  const ink = labelledWhere(page, (at) => page.data[at]! < dark)
  erase(page, ink, punchHoles(ink.components, page, mm))
  const areas = findBlackAreas(page, dpi)
  if (!areas.cells.includes(1)) return
  const { labels: regions, components } = label({ width: areas.across, height: areas.down, data: areas.cells })
  const along = alongEdges(regions, areas, components.length)
  const thin = new Set(components.flatMap(({ area }, number) => (along[number + 1]! * border.thinMm > area ? [number + 1] : [])))
  const written = new Set([...withWriting(page, ink, areas, regions, mm)].filter((region) => !thin.has(region)))
  eraseBorders(page, areas, (cell) => along[regions[cell]!]! > 0 && !written.has(regions[cell]!), mm)
  for (let cell = 0; cell < regions.length; cell++) if (written.has(regions[cell]!)) invert(page, areas.size, cell % areas.across, Math.floor(cell / areas.across))
}

/** For each region how many cells of it lie at the edges of the page. */
function alongEdges(regions: Int32Array, { across, down }: BlackAreas, count: number): Uint32Array {
  const found = new Uint32Array(count + 1)
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const isEdge = row === 0 || column === 0 || row === down - 1 || column === across - 1
      if (isEdge && regions[row * across + column] !== 0) found[regions[row * across + column]!]!++
    }
  }
  return found
}

function labelledWhere({ width, height }: GreyRaster, is: (at: number) => boolean): Labelled {
  const data = new Uint8Array(width * height)
  for (let at = 0; at < data.length; at++) if (is(at)) data[at] = 1
  return label({ width, height, data })
}

function erase({ data }: GreyRaster, { labels }: Labelled, gone: ReadonlySet<number>): void {
  if (gone.size === 0) return
  for (let at = 0; at < data.length; at++) if (gone.has(labels[at]!)) data[at] = paper
}

/** Labels of the round spots that stand in line with another one near an edge. */
function punchHoles(components: readonly Component[], { width, height }: GreyRaster, mm: number): ReadonlySet<number> {
  const round = components.flatMap(({ left, top, right, bottom, area }, number) => {
    const [across, down] = [right - left, bottom - top]
    const fill = area / (across * down)
    const isRound = Math.max(across, down) <= Math.min(across, down) * hole.roundness && fill >= hole.fill[0] && fill <= hole.fill[1]
    const hasSize = Math.min(across, down) >= hole.leastMm * mm && Math.max(across, down) <= hole.mostMm * mm
    return isRound && hasSize ? [{ label: number + 1, x: (left + right) / 2, y: (top + bottom) / 2 }] : []
  })
  const inLine = (a: number, b: number, length: number): boolean => Math.abs(a - b) <= hole.inLineMm * mm && Math.min(a, length - a) <= hole.edgeMm * mm
  const areApart = (a: number, b: number): boolean => Math.abs(a - b) >= hole.apartMm * mm
  return new Set(
    round.filter((one) => round.some((other) => (inLine(one.x, other.x, width) && areApart(one.y, other.y)) || (inLine(one.y, other.y, height) && areApart(one.x, other.x)))).map((spot) => spot.label),
  )
}

const cellOf = (at: number, width: number, { size, across }: BlackAreas): number => Math.floor(Math.floor(at / width) / size) * across + Math.floor((at % width) / size)

/** The regions of black cells that hold white writing. */
function withWriting(page: GreyRaster, ink: Labelled, areas: BlackAreas, regions: Int32Array, mm: number): ReadonlySet<number> {
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

function eraseBorders(page: GreyRaster, areas: BlackAreas, isBorder: (cell: number) => boolean, mm: number): void {
  const { across, down, shares } = areas
  const core = shares.map((share, cell) => (share >= border.share && isBorder(cell) ? 1 : 0))
  if (!core.includes(1)) return
  const [edge, beside] = [grown(core, across, down, border.edgeCells), grown(core, across, down, border.crumbCells)]
  const { labels, components } = labelledWhere(page, (at) => page.data[at]! < dark)
  const inCore = new Uint32Array(components.length + 1)
  const inBeside = new Uint32Array(components.length + 1)
  for (let at = 0; at < labels.length; at++) {
    if (labels[at] === 0) continue
    const cell = cellOf(at, page.width, areas)
    inCore[labels[at]!]! += core[cell]!
    inBeside[labels[at]!]! += beside[cell]!
  }
  const isCrumb = components.map(({ left, top, right, bottom, area }, number) => inBeside[number + 1] === area && Math.max(right - left, bottom - top) <= border.crumbMm * mm)
  // A letter that stands close to the border reaches into its cells with little of its ink.
  const isBody = components.map(({ area, left, top, right, bottom }, number) => inCore[number + 1]! >= area / 2 || (inCore[number + 1]! > 0 && (left === 0 || top === 0 || right === page.width || bottom === page.height)))
  for (let at = 0; at < labels.length; at++) {
    const number = labels[at]! - 1
    if (number >= 0 && (isCrumb[number] || (isBody[number] && edge[cellOf(at, page.width, areas)] === 1))) page.data[at] = paper
  }
}

function grown(cells: ArrayLike<number>, across: number, down: number, by: number): Uint8Array {
  const out = new Uint8Array(cells.length)
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      if (cells[row * across + column] !== 1) continue
      for (let y = Math.max(0, row - by); y <= Math.min(down - 1, row + by); y++) out.fill(1, y * across + Math.max(0, column - by), y * across + Math.min(across, column + by + 1))
    }
  }
  return out
}
