import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PageHead, Raster, StoredOrientation } from '../../../src/core/ports/raster'
import type { Rotation } from '../../../src/core/ports/document-reader'
import { pageGeometry, shownSize } from '../../../src/core/recognition/page-geometry'
import { resample, stretch, toGrey } from '../../../src/core/recognition/resample'
import { turn } from '../../../src/core/recognition/turn'

const fax = (height: number, density: PageHead['density'], width = 1728): PageHead => ({ width, height, bilevel: true, density, orientation: 1 })
const sizeOf = (head: PageHead): readonly number[] => [pageGeometry(head).width, pageGeometry(head).height, pageGeometry(head).dpi]

describe('square pixels', () => {
  it.each<[string, PageHead, readonly number[]]>([
    ['fine', fax(2287, { x: 204, y: 196 }), [1728, 2380, 204]],
    ['standard', fax(1143, { x: 204, y: 98 }), [1728, 2379, 204]],
    ['superfine', fax(4573, { x: 204, y: 391 }), [3312, 4573, 391]],
    ['rounded tags', fax(2380, { x: 203, y: 204 }), [1728, 2380, 203]],
    ['no tags, fine shape', fax(2287, null), [1728, 2380, 204]],
    ['no tags, standard shape', fax(1143, null), [1728, 2379, 204]],
    ['no tags, superfine shape', fax(4573, null), [3312, 4573, 391]],
    ['a placeholder on a fax', fax(1143, { x: 72, y: 72 }), [1728, 2379, 204]],
    ['zero', fax(2287, { x: 0, y: 0 }), [1728, 2380, 204]],
    ['a million dots', fax(2287, { x: 1e6, y: 1e6 }), [1728, 2380, 204]],
    ['nonsense in one direction', fax(2287, { x: 204, y: 2 }), [1728, 2380, 204]],
    ['a scan', { ...fax(3508, { x: 300, y: 300 }), width: 2480 }, [2480, 3508, 300]],
    ['a photo of a page without tags', { width: 1654, height: 2339, bilevel: false, density: null, orientation: 1 }, [1654, 2339, 200]],
  ])('from %s', (_, head, size) => {
    expect(sizeOf(head)).toEqual(size)
  })

  it('count from the turned page where it is stored lying', () => {
    const lying: PageHead = { width: 2287, height: 1728, bilevel: true, density: { x: 196, y: 204 }, orientation: 6 }
    expect(shownSize(lying, 0)).toEqual({ width: 1728, height: 2380 })
    expect(shownSize(lying, 90)).toEqual({ width: 2380, height: 1728 })
  })
})

const bitAt = (raster: Raster, x: number, y: number): number => ((raster.data[y * ((raster.width + 7) >> 3) + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1

/** A picture of one bit a pixel and the same in grey. */
const pictures = fc.tuple(fc.integer({ min: 1, max: 37 }), fc.integer({ min: 1, max: 23 }), fc.infiniteStream(fc.boolean())).map(([width, height, bits]) => {
  const data = new Uint8Array(((width + 7) >> 3) * height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (bits.next().value === true) data[y * ((width + 7) >> 3) + (x >> 3)]! |= 0x80 >> (x & 7)
  return { kind: 'bit', width, height, data } as const
})
const rotations = fc.constantFrom<Rotation>(0, 90, 180, 270)
const orientations = fc.constantFrom<StoredOrientation>(1, 2, 3, 4, 5, 6, 7, 8)

describe('turning', () => {
  it('puts each pixel where a clockwise quarter turn puts it', () => {
    fc.assert(
      fc.property(pictures, (picture) => {
        const turned = turn(picture, 1, 90)
        for (let y = 0; y < picture.height; y++) for (let x = 0; x < picture.width; x++) if (bitAt(picture, x, y) !== bitAt(turned, picture.height - 1 - y, x)) return false
        return turned.width === picture.height
      }),
      { numRuns: 60 },
    )
  })

  it('does the same to bits and to grey, and four quarters change nothing', () => {
    fc.assert(
      fc.property(pictures, orientations, rotations, (picture, orientation, rotation) => {
        const bits = turn(picture, orientation, rotation)
        const same = Buffer.from(toGrey(bits).data).equals(Buffer.from(turn(toGrey(picture), orientation, rotation).data))
        const whole = [1, 2, 3, 4].reduce((raster: Raster) => turn(raster, 1, 90), picture)
        return same && Buffer.from(whole.data).equals(Buffer.from(picture.data))
      }),
      { numRuns: 120 },
    )
  })

  it('brings each stored orientation upright as TIFF 6.0 says', () => {
    // One black pixel at the visual top left, stored the eight ways of tag 274.
    const places: Readonly<Record<StoredOrientation, readonly [number, number]>> = { 1: [0, 0], 2: [2, 0], 3: [2, 1], 4: [0, 1], 5: [0, 0], 6: [0, 2], 7: [1, 2], 8: [1, 0] }
    for (const [orientation, [x, y]] of Object.entries(places)) {
      const lying = Number(orientation) >= 5
      const stored = { kind: 'grey', width: lying ? 2 : 3, height: lying ? 3 : 2, data: new Uint8Array(6) } as const
      stored.data[y * stored.width + x] = 255
      const upright = turn(stored, Number(orientation) as StoredOrientation, 0)
      expect([orientation, upright.width, upright.data.indexOf(255)]).toEqual([orientation, 3, 0])
    }
  })
})

describe('scaling', () => {
  it('repeats rows and dots without loss', () => {
    fc.assert(
      fc.property(pictures, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), (picture, timesX, timesY) => {
        const large = stretch(picture, picture.width * timesX, picture.height * timesY)
        for (let y = 0; y < large.height; y++) for (let x = 0; x < large.width; x++) if (bitAt(large, x, y) !== bitAt(picture, Math.floor(x / timesX), Math.floor(y / timesY))) return false
        const grey = stretch(toGrey(picture), large.width, large.height)
        return Buffer.from(grey.data).equals(Buffer.from(toGrey(large).data))
      }),
      { numRuns: 60 },
    )
  })

  it('keeps paper white and ink black, and blurs a dot evenly to all sides', () => {
    for (const value of [0, 128, 255]) {
      const even = resample({ kind: 'grey', width: 30, height: 20, data: new Uint8Array(600).fill(value) }, 47, 61, 1.2, 0.6)
      expect([value, Math.min(...even.data), Math.max(...even.data)]).toEqual([value, value, value])
    }
    const dot = new Uint8Array(21 * 21).fill(255)
    dot[10 * 21 + 10] = 0
    const { data } = resample({ kind: 'grey', width: 21, height: 21, data: dot }, 21, 21, 1.2, 1.2)
    const at = (x: number, y: number): number => data[y * 21 + x] ?? -1
    expect([at(9, 10), at(10, 9), at(10, 11)]).toEqual([at(11, 10), at(11, 10), at(11, 10)])
    expect(at(10, 10)).toBeLessThan(at(11, 10))
    expect(data.reduce((sum, value) => sum + (255 - value), 0)).toBeGreaterThan(220)
  })
})
