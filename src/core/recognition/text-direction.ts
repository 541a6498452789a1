import type { TextDirection } from '../ports/document-reader'
import type { GreyRaster } from '../ports/raster'

const dark = 128
/** A share of dark pixels that specks and a transmit line do not reach. */
const leastInk = 0.002
/** About an inch: a cell holds some lines of text, and the skew of the page does not matter inside it. */
const cell = 200
/** Cells with less are empty, with more are pictures or black areas. */
const cellInk = { least: 0.02, most: 0.4 } as const
/** Cells that must agree before a direction is believed. */
const leastCells = 6
const clearMajority = 0.68

/**
 * In a cell of text lines the ink comes and goes from row to row, with white between the lines;
 * from column to column the letters of several lines even each other out. Each cell votes.
 */
export function textDirection({ data: pixels, width, height }: GreyRaster): TextDirection {
  let ink = 0
  let across = 0
  let down = 0
  for (let top = 0; top + cell <= height; top += cell) {
    for (let left = 0; left + cell <= width; left += cell) {
      const found = readCell(pixels, width, left, top)
      ink += found.ink
      const share = found.ink / (cell * cell)
      if (share < cellInk.least || share > cellInk.most) continue
      if (found.rows > found.columns) across++
      else down++
    }
  }
  if (ink < leastInk * width * height) return 'blank'
  const cells = across + down
  if (cells < leastCells) return 'unclear'
  if (across / cells >= clearMajority) return 'across'
  return down / cells >= clearMajority ? 'down' : 'unclear'
}

function readCell(pixels: Uint8Array, width: number, left: number, top: number): { readonly ink: number; readonly rows: number; readonly columns: number } {
  const rows = new Float64Array(cell)
  const columns = new Float64Array(cell)
  let ink = 0
  for (let y = 0; y < cell; y++) {
    const row = (top + y) * width + left
    for (let x = 0; x < cell; x++) {
      if (pixels[row + x]! >= dark) continue
      ink++
      rows[y]!++
      columns[x]!++
    }
  }
  return { ink, rows: restlessness(rows), columns: restlessness(columns) }
}

/** How much the profile rises and falls over half a line's height; each step counts up to an ordinary line, rules or not. */
function restlessness(profile: Float64Array): number {
  const step = 8
  const most = cell * 0.5
  const smooth = profile.map((_, i) => {
    let sum = 0
    for (let k = 0; k < step / 2; k++) sum += Math.min(most, profile[Math.min(cell - 1, i + k)]!)
    return sum
  })
  let sum = 0
  for (let i = step; i < cell; i++) sum += Math.abs(smooth[i]! - smooth[i - step]!)
  return sum
}
