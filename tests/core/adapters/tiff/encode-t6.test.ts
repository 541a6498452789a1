import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeT6 } from '../../../../src/core/adapters/tiff'
import { decodeFax } from '../../../../src/core/adapters/tiff/ccitt'
import type { BitRaster } from '../../../../src/core/ports/raster'

/** Rows of runs, as letters make them, with what pure chance would never draw: whole black rows, runs beyond the longest code. */
const rows = fc
  .record({ width: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constantFrom(1728, 2432, 5300)), height: fc.integer({ min: 1, max: 12 }), seed: fc.integer() })
  .chain(({ width, height }) => fc.array(fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: width })), { maxLength: 30 }), { minLength: height, maxLength: height }).map((runs) => drawn(width, runs)))

function drawn(width: number, runs: readonly (readonly number[])[]): BitRaster {
  const stride = (width + 7) >> 3
  const data = new Uint8Array(stride * runs.length)
  runs.forEach((row, y) => {
    let x = 0
    row.forEach((run, index) => {
      for (let end = Math.min(width, x + run); x < end; x++) if (index % 2 === 1) data[y * stride + (x >> 3)]! |= 0x80 >> (x & 7)
    })
  })
  return { kind: 'bit', width, height: runs.length, data }
}

describe('a page packed by T.6', () => {
  it('comes back dot by dot', () => {
    fc.assert(
      fc.property(rows, (raster) => {
        const read = decodeFax(encodeT6(raster), { kind: 't6' }, raster.width, raster.height)
        expect(read.rows).toBe(raster.height)
        expect(Buffer.from(read.data).equals(Buffer.from(raster.data))).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('takes next to nothing where nothing is on it', () => {
    const white = { kind: 'bit', width: 1728, height: 2376, data: new Uint8Array(216 * 2376) } as const
    expect(encodeT6(white).length).toBeLessThan(310)
  })
})
