import type { GreyRaster } from '../ports/raster'
import { alongEdges, labelledWhere, withWriting, type BlackAreas, type Cells } from './black-regions'
import { label } from './layout/components'

const dark = 128
const mmPerInch = 25.4
const cellMm = 1
/** A square of this many cells that is black but for letters: bold type is never that dense, a bar with white writing is. */
const window = 5
const blackShare = 0.6
/** The area goes on to its edge over cells that are mostly black. */
const edgeShare = 0.5
const edgeCells = 3

/** Turns white writing on black into black on white, in place; black borders and shadows become paper with them. A heavy letter bears no writing and stays. */
export function invertBlackAreas(page: GreyRaster, dpi: number): void {
  const areas = findBlackAreas(page, dpi)
  if (!areas.cells.includes(1)) return
  const { labels: regions, components } = label({ width: areas.across, height: areas.down, data: areas.cells })
  const along = alongEdges(regions, areas, components.length)
  const hasInner = components.some((_, number) => along[number + 1] === 0)
  const written: ReadonlySet<number> = hasInner ? withWriting(page, labelledWhere(page, (at) => page.data[at]! < dark), areas, regions, dpi / mmPerInch) : new Set()
  for (let cell = 0; cell < regions.length; cell++) {
    const region = regions[cell]!
    if (region !== 0 && (along[region]! > 0 || written.has(region))) invert(page, areas.size, cell % areas.across, Math.floor(cell / areas.across))
  }
}

export function findBlackAreas(page: GreyRaster, dpi: number): BlackAreas {
  const measured = measure(page, Math.max(2, Math.round((dpi / mmPerInch) * cellMm)))
  return { ...measured, cells: blackCells(measured) }
}

function measure({ data, width, height }: GreyRaster, size: number): Cells {
  const across = Math.ceil(width / size)
  const down = Math.ceil(height / size)
  const shares = new Float32Array(across * down)
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / size) * across
    for (let x = 0, at = y * width; x < width; x++, at++) if (data[at]! < dark) shares[row + Math.floor(x / size)]!++
  }
  for (let row = 0; row < down; row++) {
    const high = Math.min(size, height - row * size)
    for (let column = 0; column < across; column++) shares[row * across + column]! /= high * Math.min(size, width - column * size)
  }
  return { size, across, down, shares }
}

function blackCells({ across, down, shares }: Cells): Uint8Array {
  let area = new Uint8Array(across * down)
  for (let row = 0; row + window <= down; row++) {
    for (let column = 0; column + window <= across; column++) {
      let sum = 0
      for (let y = row; y < row + window; y++) for (let x = column; x < column + window; x++) sum += shares[y * across + x]!
      if (sum < blackShare * window * window) continue
      for (let y = row; y < row + window; y++) area.fill(1, y * across + column, y * across + column + window)
    }
  }
  if (!area.includes(1)) return area
  // Of a window that reaches over the edge, what is paper stays paper.
  for (let i = 0; i < area.length; i++) if (area[i] === 1 && shares[i]! < 0.05 && !isInside(area, i, across)) area[i] = 0
  for (let step = 0; step < edgeCells; step++) {
    const grown = area.slice()
    for (let i = 0; i < area.length; i++) if (area[i] === 0 && shares[i]! >= edgeShare && (area[i - 1] === 1 || area[i + 1] === 1 || area[i - across] === 1 || area[i + across] === 1)) grown[i] = 1
    area = grown
  }
  return area
}

const isInside = (area: Uint8Array, i: number, across: number): boolean => [i - 1, i + 1, i - across, i + across].every((next) => area[next] === 1)

export function invert({ data, width, height }: GreyRaster, size: number, column: number, row: number): void {
  const right = Math.min(width, (column + 1) * size)
  for (let y = row * size; y < Math.min(height, (row + 1) * size); y++) {
    for (let at = y * width + column * size; at < y * width + right; at++) data[at] = 255 - data[at]!
  }
}
