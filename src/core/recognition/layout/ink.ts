import type { GreyRaster } from '../../ports/raster'

/** Where there is ink: one byte a pixel, 1 is ink. */
export interface Ink {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** Grey values: after the blur strokes of ordinary print are darker than `print`, hairlines of a light fax than `hairline`. */
const lightest = { print: 165, hairline: 205 } as const
/** Share of the ink that is quite dark: in ordinary print more than `ordinary`, where strokes are hairlines less than `thin`. */
const darkShare = { thin: 0.3, ordinary: 0.45 } as const
const quiteDark = 128
const anyInk = 200
/** A raster of dots below the print has more light ink than this, compared with the strokes. */
const mostLightInk = 4
/** Pixels of ink in a tile below which it says nothing about print. */
const leastInk = 120
/** Print is judged where it stands: a light letter has a bold heading, a form is filled in with a fine pen. */
const tile = { width: 320, height: 96 } as const

export function inkOf({ width, height, data: grey }: GreyRaster): Ink {
  const data = new Uint8Array(width * height)
  for (let top = 0; top < height; top += tile.height) {
    const bottom = Math.min(height, top + tile.height)
    for (let left = 0; left < width; left += tile.width) {
      const right = Math.min(width, left + tile.width)
      const limit = lightestInk(grey, width, left, top, right, bottom)
      for (let y = top; y < bottom; y++) for (let at = y * width + left; at < y * width + right; at++) data[at] = grey[at]! < limit ? 1 : 0
    }
  }
  return { width, height, data }
}

/** All that may be ink, hairlines everywhere. */
export const faintInkOf = (page: GreyRaster): Ink => darkerThan(page, lightest.hairline)
/** What would be ink if all pages were ordinary print. */
export const printIn = (page: GreyRaster): Ink => darkerThan(page, lightest.print)

function darkerThan({ width, height, data: grey }: GreyRaster, limit: number): Ink {
  const data = new Uint8Array(width * height)
  // By index: `map` takes five times as long over four million pixels.
  for (let at = 0; at < data.length; at++) if (grey[at]! < limit) data[at] = 1
  return { width, height, data }
}

const counts = new Uint32Array(256)
const sums = new Float64Array(257)

/** How light a pixel of a tile may be to be ink, from how thin the strokes there are. */
function lightestInk(grey: Uint8Array, width: number, left: number, top: number, right: number, bottom: number): number {
  counts.fill(0)
  for (let y = top; y < bottom; y++) for (let at = y * width + left; at < y * width + right; at++) counts[grey[at]!]!++
  for (let value = 0; value < 256; value++) sums[value + 1] = sums[value]! + counts[value]!
  if (sums[anyInk]! < leastInk) return lightest.print
  const share = sums[quiteDark]! / sums[anyInk]!
  const thinness = Math.min(1, Math.max(0, (darkShare.ordinary - share) / (darkShare.ordinary - darkShare.thin)))
  let found: number = Math.round(lightest.print + thinness * (lightest.hairline - lightest.print))
  while (found > lightest.print && sums[found]! > sums[lightest.print]! * mostLightInk) found--
  return found
}
