import { describe, expect, it } from 'vitest'
import { encodeT6, openTiff, writeFaxTiff } from '../../../src/core/adapters/tiff'
import type { BitRaster } from '../../../src/core/ports/raster'

const width = 37
const rowsPerStrip = 5
const stride = (width + 7) >> 3
const limits = { pages: 10, pageSide: 20_000, pagePixels: 200_000_000 }
const noJpeg = (() => { throw new Error('no JPEG here') }) as unknown as Parameters<typeof openTiff>[2]

/** Strips with a pattern of their own each; the last one white. */
const strips = [0, 1, 2].map((number): BitRaster => ({
  kind: 'bit', width, height: rowsPerStrip, data: Uint8Array.from({ length: stride * rowsPerStrip }, (_, at) => (number === 2 ? 0 : (at * 37 + number * 91) & (at % stride === stride - 1 ? 0xf8 : 0xff))),
}))

describe('a fax written in strips', () => {
  const bytes = writeFaxTiff({ width, rowsPerStrip, strips: strips.map(encodeT6), dpi: 200 })

  it('is read back dot by dot, with its density', () => {
    const file = openTiff(bytes, limits, noJpeg)
    expect(file.pages).toBe(1)
    const { raster, density } = file.decode(0)
    expect(density).toEqual({ x: 200, y: 200 })
    expect(raster).toMatchObject({ kind: 'bit', width, height: rowsPerStrip * strips.length })
    expect(Buffer.from(raster.data)).toEqual(Buffer.concat(strips.map(({ data }) => data)))
  })

  it('cut off, it is refused or read in part, never thrown about', () => {
    for (const length of [0, 7, 40, 150, bytes.length - 3]) {
      try {
        const file = openTiff(bytes.subarray(0, length), limits, noJpeg)
        if (file.pages > 0) file.decode(0)
      } catch (error) {
        expect(error).toHaveProperty('failure')
      }
    }
  })
})
