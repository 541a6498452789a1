import type { GreyRaster } from '../ports/raster'

const dark = 128
const cellMm = 1
/** A square of this many cells that is black but for letters: bold type is never that dense, a bar with white writing is. */
const window = 5
const blackShare = 0.6
/** The area goes on to its edge over cells that are mostly black. */
const edgeShare = 0.5
const edgeCells = 3

/** The page in cells of a millimetre, row by row. */
interface Cells {
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

/** Turns areas of white writing on black into black on white, in place; black borders and shadows become paper with them. */
export function invertBlackAreas(page: GreyRaster, dpi: number): void {
  const areas = findBlackAreas(page, dpi)
  for (let row = 0; row < areas.down; row++) {
    for (let column = 0; column < areas.across; column++) if (areas.cells[row * areas.across + column] === 1) invert(page, areas.size, column, row)
  }
}

export function findBlackAreas(page: GreyRaster, dpi: number): BlackAreas {
  const measured = measure(page, Math.max(2, Math.round((dpi / 25.4) * cellMm)))
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
