import type { GreyRaster } from '../ports/raster'
import { alongEdges, cellOf, labelledWhere, withWriting, type BlackAreas } from './black-regions'
import { label, type Component, type Labelled } from './layout/components'
import { findBlackAreas, invert } from './white-on-black'

const dark = 128
const paper = 255
const mmPerInch = 25.4
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
