import type { GreyRaster } from '../../ports/raster'
import { resample } from '../resample'
import type { Ink } from './ink'

/** Pixels at 204 dpi: letters in pieces and words of one hand run together, lines stay apart. */
const spread = { across: 5, down: 1.5 } as const
/** A speck is spread thinner than this, strokes beside each other are not. */
const lightest = 230

/** Where there is ink once it was smeared along the line: words instead of letters. */
export function smear(page: GreyRaster, scale: number): Ink {
  const { width, height, data } = resample(page, page.width, page.height, spread.across * scale, spread.down * scale)
  return { width, height, data: data.map((grey) => (grey < lightest ? 1 : 0)) }
}
