import type { GreyRaster } from '../ports/raster'

const black = 0
/** Share of the ink that stands in strokes two dots wide and high: in light typewriting and fine print 0.3 to 0.6, else more than 0.65. */
const thinUpTo = 0.65
/** Fewer dots of ink say nothing. */
const leastInk = 2_000
/** Share of a column that is ink where a streak runs through it. */
const streak = 0.2

/**
 * Whether most of the strokes of a page are one dot wide. Single specks do not count, nor do streaks.
 * @param page of two tones
 * @param from the first row below the transmit line, which the machine prints in strokes of its own
 */
export function isThin({ data, width, height }: GreyRaster, from: number): boolean {
  const streaks = streakColumns(data, width, height)
  const isInk = (x: number, y: number): boolean => x >= 0 && x < width && y >= from && y < height && streaks[x] === 0 && data[y * width + x] === black
  let [ink, thick] = [0, 0]
  for (let y = from; y < height; y++) {
    for (let x = 0, at = y * width; x < width; x++, at++) {
      if (data[at] !== black || streaks[x] !== 0) continue
      const [left, right, above, below] = [isInk(x - 1, y), isInk(x + 1, y), isInk(x, y - 1), isInk(x, y + 1)]
      const inSquare = (left && ((above && isInk(x - 1, y - 1)) || (below && isInk(x - 1, y + 1)))) || (right && ((above && isInk(x + 1, y - 1)) || (below && isInk(x + 1, y + 1))))
      if (inSquare) thick++
      if (inSquare || left || right || above || below) ink++
    }
  }
  return ink >= leastInk && thick < ink * thinUpTo
}

function streakColumns(data: Uint8Array, width: number, height: number): Uint8Array {
  const counts = new Uint32Array(width)
  for (let y = 0, at = 0; y < height; y++) for (let x = 0; x < width; x++, at++) if (data[at] === black) counts[x]!++
  return Uint8Array.from(counts, (count) => (count > height * streak ? 1 : 0))
}

/**
 * Of strokes one dot wide noise takes every third dot, and the blur would leave nothing of the rest. Each dot spreads to the
 * one on its right, in place: breaks close, and strokes are two dots wide.
 * @param page of two tones
 */
export function thicken({ data, width, height }: GreyRaster): void {
  for (let y = 0; y < height; y++) for (let x = width - 1, at = y * width + x; x > 0; x--, at--) if (data[at - 1] === black) data[at] = black
}
