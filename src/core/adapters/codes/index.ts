import type { DecodedPage, Raster } from '../../ports/raster'
import { isBlack } from './bits'
import { mayBearCode } from './likely'

/** A code on a larger picture would take too much memory; fax pages have four million pixels. */
const mostPixels = 24_000_000
/** Longer than any code can be (ISO/IEC 18004: 7,089 figures). */
const longestText = 8_000

/** The texts of the QR and bar codes on a page, whichever way it lies. */
export async function readCodes({ raster, density }: DecodedPage): Promise<readonly string[]> {
  if (raster.width * raster.height > mostPixels || !mayBearCode(raster)) return []
  const { readWithZxing } = await import('./zxing')
  const times = density !== null && density.y > 0 && density.x / density.y > 1.5 ? 2 : 1
  const texts = await readWithZxing(pixelsOf(raster, times), raster.width, raster.height * times)
  return [...new Set(texts.map((text) => text.slice(0, longestText)))]
}

/** Standard faxes have half as many rows as columns to the inch: each row stands twice. */
function pixelsOf(raster: Raster, times: number): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(raster.width * raster.height * times * 4).fill(255)
  let at = 0
  for (let y = 0; y < raster.height * times; y++) {
    const row = Math.floor(y / times)
    for (let x = 0; x < raster.width; x++, at += 4) if (isBlack(raster, x, row)) pixels[at] = pixels[at + 1] = pixels[at + 2] = 0
  }
  return pixels
}
