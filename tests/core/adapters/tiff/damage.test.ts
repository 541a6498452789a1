import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeT4 } from '../../../../scripts/samples/t4.mjs'
import { encodeT6 } from '../../../../scripts/samples/t6.mjs'
import { bilevelPage, writeTiff } from '../../../../scripts/samples/tiff.mjs'
import { decodeFax } from '../../../../src/core/adapters/tiff/ccitt'
import { unpackLzw } from '../../../../src/core/adapters/tiff/lzw'
import { openTiff } from '../../../../src/core/adapters/tiff'
import { FailureError } from '../../../../src/shared/result'

const width = 400
const height = 120
const stride = width / 8

/** Blocks and stripes with every kind of run: a bitmap as the sample maker has it. */
function drawing() {
  const data = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((x >> 4) % 3 === 0 && (y >> 3) % 2 === 0 && x % 8 < 5 && (x * 31 + y * 17) % 97 !== 0) data[y * stride + (x >> 3)]! |= 0x80 >> (x & 7)
    }
  }
  return { width, height, stride, data }
}

const rowsThatDiffer = (a: Uint8Array, b: Uint8Array): number =>
  Array.from({ length: height }, (_, y) => y).filter((y) => !Buffer.from(a.subarray(y * stride, (y + 1) * stride)).equals(Buffer.from(b.subarray(y * stride, (y + 1) * stride)))).length

const limits = { pages: 10, pageSide: 2_000, pagePixels: 2_000_000 }
const noJpeg = () => {
  throw new FailureError({ code: 'file-damaged', params: {} })
}

describe('fax rows from a bad line', () => {
  const page = drawing()
  const t4 = { kind: 't4', twoDimensional: false } as const

  it('are whole where the line was clean', () => {
    expect(decodeFax(encodeT4(page), t4, width, height)).toEqual({ data: page.data, rows: height })
    expect(decodeFax(encodeT4(page, { twoDimensional: true }), { kind: 't4', twoDimensional: true }, width, height).data).toEqual(page.data)
    expect(decodeFax(encodeT6(page), { kind: 't6' }, width, height).data).toEqual(page.data)
  })

  it('lose only the rows near an error where each row stands by itself', () => {
    const bytes = Uint8Array.from(encodeT4(page))
    const middle = bytes.length >> 1
    bytes.fill(0b01010101, middle, middle + 4)
    const { data, rows } = decodeFax(bytes, t4, width, height)
    expect(rows).toBeGreaterThan(height - 4)
    expect(rowsThatDiffer(data.subarray(0, (height / 2 - 4) * stride), page.data.subarray(0, (height / 2 - 4) * stride))).toBe(0)
    const below = (all: Uint8Array): Uint8Array => all.subarray((rows - 40) * stride, rows * stride)
    expect(Buffer.from(below(data)).equals(Buffer.from(page.data.subarray((height - 40) * stride)))).toBe(true)
  })

  it('repeat the row above until a row stands by itself again', () => {
    const bytes = Uint8Array.from(encodeT4(page, { twoDimensional: true }))
    const rowOf = (all: Uint8Array, y: number): string => Buffer.from(all.subarray(y * stride, (y + 1) * stride)).toString('hex')
    const truth = new Set(Array.from({ length: height }, (_, y) => rowOf(page.data, y)))
    let damaged = 0
    let worst = 0
    for (let place = bytes.length >> 2; place < bytes.length - 60; place += 97) {
      const broken = Uint8Array.from(bytes)
      broken.fill(0, place, place + 2)
      broken[place + 2] = 0b00000101
      const { data, rows } = decodeFax(broken, { kind: 't4', twoDimensional: true }, width, height)
      const strange = Array.from({ length: rows }, (_, y) => y).filter((y) => !truth.has(rowOf(data, y)))
      // A row may have been read wrongly before the error showed; nothing may be drawn against a lost one.
      worst = Math.max(worst, new Set(strange.map((y) => rowOf(data, y))).size)
      damaged += rowsThatDiffer(data, page.data)
    }
    expect(damaged).toBeGreaterThan(0)
    expect(worst).toBeLessThanOrEqual(2)
  })

  it('keep the part above the error where each row is told against the one above', () => {
    const bytes = encodeT6(page)
    const { data, rows } = decodeFax(bytes.subarray(0, bytes.length >> 1), { kind: 't6' }, width, height)
    expect(rows).toBeGreaterThan(height / 3)
    expect(rows).toBeLessThan(height)
    expect(Buffer.from(data.subarray(0, (rows - 1) * stride)).equals(Buffer.from(page.data.subarray(0, (rows - 1) * stride)))).toBe(true)
    expect(data.subarray(rows * stride).every((byte) => byte === 0)).toBe(true)
  })

  it('never lead out of bounds, whatever bits come', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.constantFrom('t6', 'rle', 't4', 't4-2d'), fc.integer({ min: 1, max: 500 }), (bytes, how, wide) => {
        const coding = how === 't6' || how === 'rle' ? ({ kind: how } as const) : ({ kind: 't4', twoDimensional: how === 't4-2d' } as const)
        const { data, rows } = decodeFax(bytes, coding, wide, 50)
        return data.length === ((wide + 7) >> 3) * 50 && rows >= 0 && rows <= 50
      }),
      { numRuns: 400 },
    )
  })
})

describe('LZW', () => {
  it('gives exactly the size asked for, whatever bits come', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), fc.integer({ min: 0, max: 5_000 }), (bytes, size) => unpackLzw(bytes, size).length === size), { numRuns: 300 })
  })

  it('reads the codes of the first writers, from the lowest bit', () => {
    // Clear, 'A', 'B', 258 (= AB), end: nine bits each, the first in the low bits.
    const codes = [256, 65, 66, 258, 257]
    const bytes = new Uint8Array(6)
    codes.forEach((code, index) => {
      for (let bit = 0; bit < 9; bit++) if (code & (1 << bit)) bytes[(index * 9 + bit) >> 3]! |= 1 << ((index * 9 + bit) & 7)
    })
    expect(Buffer.from(unpackLzw(bytes, 4)).toString('latin1')).toBe('ABAB')
  })
})

describe('a TIFF from a stranger', () => {
  const page = drawing()
  const files = [
    writeTiff([bilevelPage(page, { coding: 'g4' })]),
    writeTiff([bilevelPage(page, { coding: 'g3' }), bilevelPage(page, { coding: 'lzw' })]),
    writeTiff([bilevelPage(page, { coding: 'packbits', rowsPerStrip: 7 })]),
  ]

  it('opens, or fails as a value, with any bytes of it changed', () => {
    fc.assert(
      fc.property(fc.constantFrom(...files), fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 }), fc.boolean(), (file, changes, nearTags) => {
        const bytes = Uint8Array.from(file)
        const from = nearTags ? Math.max(0, bytes.length - 400) : 0
        for (const [place, value] of changes) bytes[from + (place % (bytes.length - from))] = value
        try {
          const tiff = openTiff(bytes, limits, noJpeg)
          for (let index = 0; index < tiff.pages; index++) {
            const head = tiff.head(index)
            const { raster } = tiff.decode(index)
            if (raster.width !== head.width || raster.height !== head.height) return false
          }
          return true
        } catch (error) {
          return error instanceof FailureError
        }
      }),
      { numRuns: 500 },
    )
  })

  it('is refused where its directories go round in a ring beyond the bound', () => {
    const many = writeTiff(Array.from({ length: 12 }, () => bilevelPage(page, {})))
    expect(() => openTiff(many, limits, noJpeg)).toThrow(expect.objectContaining({ failure: { code: 'too-many-pages', params: { pages: 12, limit: 10 } } }) as Error)
  })

  it('is refused before decoding where a page is too large', () => {
    expect(() => openTiff(files[0] as Uint8Array, { ...limits, pageSide: 300 }, noJpeg).head(0)).toThrow(expect.objectContaining({ failure: { code: 'page-too-large', params: { width, height } } }) as Error)
  })
})
