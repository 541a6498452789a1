import type { GreyRaster } from '../../ports/raster'
import type { LinePicture } from '../../ports/recogniser'
import type { Labelled } from './components'
import type { TextLine } from './text-lines'

/** Blank rows above and below the line. */
const margin = 6
/** The soft edge that blur gives to ink. */
const fringe = 2
const paper = 255

export interface PlacedPicture {
  readonly left: number
  readonly top: number
  readonly picture: LinePicture
}

/**
 * A line by itself: ink of other lines that reaches into its box is paper. What is too faint to be ink stays: the dot of
 * an i, hairlines of a pen.
 */
export function linePicture(page: GreyRaster, { labels }: Labelled, line: TextLine): PlacedPicture {
  // A faint full stop stands after the last letter that was seen.
  const side = Math.round(line.height * 0.6)
  const [left, top] = [line.left - side, line.top - margin]
  const [width, height] = [line.right - line.left + 2 * side, line.bottom - line.top + 2 * margin]
  const own = new Set(line.parts.map((part) => part + 1))
  const picture = new Uint8Array(width * height).fill(paper)
  const foreign: number[] = []
  const [fromX, toX] = [Math.max(0, left), Math.min(page.width, left + width)]
  for (let y = Math.max(0, line.top); y < Math.min(page.height, line.bottom); y++) {
    for (let x = fromX; x < toX; x++) {
      const label = labels[y * page.width + x]!
      if (label !== 0 && !own.has(label)) foreign.push(x, y)
      else picture[(y - top) * width + x - left] = page.data[y * page.width + x]!
    }
  }
  for (let i = 0; i < foreign.length; i += 2) {
    for (let y = Math.max(0, line.top, foreign[i + 1]! - fringe); y <= Math.min(page.height - 1, line.bottom - 1, foreign[i + 1]! + fringe); y++) {
      for (let x = Math.max(fromX, foreign[i]! - fringe); x <= Math.min(toX - 1, foreign[i]! + fringe); x++) {
        if (labels[y * page.width + x] === 0) picture[(y - top) * width + x - left] = paper
      }
    }
  }
  return { left, top, picture: { width, height, data: picture } }
}
