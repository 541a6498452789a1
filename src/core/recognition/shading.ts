import type { GreyRaster } from '../ports/raster'

/** Paper after the blur; a raster of dots becomes an even grey that is darker. */
const light = 228
const dark = 100
const cellMm = 1
/** A square of this many cells without paper: between letters and lines of text, bold ones too, there is more. */
const window = 5
const mostLight = 0.15
const mostDark = 0.5
/** What is darker than this share of the ground is written on it; the dots' own ripple is less. */
const written = 0.78
const paper = 255

/** Clears grey grounds, rasters of dots on a fax, from under what is written on them, in place: heads of tables, boxes, shadows. */
export function clearShading(page: GreyRaster, dpi: number): void {
  const size = Math.max(2, Math.round((dpi / 25.4) * cellMm))
  const [across, down] = [Math.floor(page.width / size), Math.floor(page.height / size)]
  const cells = shadedCells(page, size, across, down)
  const source = page.data.slice()
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      if (cells[row * across + column] === 1) clearCell(page, source, size, column, row, groundOf(page.width, source, size, column, row, { cells, across, down }))
    }
  }
}

function shadedCells({ data, width }: GreyRaster, size: number, across: number, down: number): Uint8Array {
  const lights = new Float32Array(across * down)
  const darks = new Float32Array(across * down)
  for (let y = 0; y < down * size; y++) {
    const row = Math.floor(y / size) * across
    for (let x = 0; x < across * size; x++) {
      const grey = data[y * width + x]!
      if (grey >= light) lights[row + Math.floor(x / size)]!++
      else if (grey < dark) darks[row + Math.floor(x / size)]!++
    }
  }
  const found = new Uint8Array(across * down)
  const all = (window * size) ** 2
  for (let row = 0; row + window <= down; row++) {
    for (let column = 0; column + window <= across; column++) {
      let [lightSum, darkSum] = [0, 0]
      for (let y = row; y < row + window && lightSum <= mostLight * all; y++) {
        for (let at = y * across + column; at < y * across + column + window; at++) {
          lightSum += lights[at]!
          darkSum += darks[at]!
        }
      }
      if (lightSum > mostLight * all || darkSum > mostDark * all) continue
      for (let y = row; y < row + window; y++) found.fill(1, y * across + column, y * across + column + window)
    }
  }
  return found
}

interface Cells {
  readonly cells: Uint8Array
  readonly across: number
  readonly down: number
}

const counts = new Uint32Array(256)

/** The middle value of what is no writing, in the cell and those around it. */
function groundOf(width: number, source: Uint8Array, size: number, column: number, row: number, { cells, across, down }: Cells): number {
  counts.fill(0)
  let sum = 0
  for (let r = Math.max(0, row - 2); r <= Math.min(down - 1, row + 2); r++) {
    for (let c = Math.max(0, column - 2); c <= Math.min(across - 1, column + 2); c++) {
      if (cells[r * across + c] !== 1) continue
      for (let y = r * size; y < (r + 1) * size; y += 2) {
        for (let at = y * width + c * size; at < y * width + (c + 1) * size; at++) {
          if (source[at]! < dark) continue
          counts[source[at]!]!++
          sum++
        }
      }
    }
  }
  let below = 0
  for (let grey = dark; grey < 256; grey++) {
    below += counts[grey]!
    if (below * 2 >= sum) return grey
  }
  return paper
}

function clearCell({ data, width, height }: GreyRaster, source: Uint8Array, size: number, column: number, row: number, ground: number): void {
  const limit = ground * written
  for (let y = row * size; y < (row + 1) * size; y++) {
    for (let x = column * size; x < (column + 1) * size; x++) {
      let sum = 0
      let count = 0
      // The mean of nine evens out what ripple the dots have left.
      for (let near = Math.max(0, y - 1); near <= Math.min(height - 1, y + 1); near++) {
        for (let beside = Math.max(0, x - 1); beside <= Math.min(width - 1, x + 1); beside++) {
          sum += source[near * width + beside]!
          count++
        }
      }
      const grey = sum / count
      data[y * width + x] = grey >= limit ? paper : Math.round((grey * paper) / limit)
    }
  }
}
