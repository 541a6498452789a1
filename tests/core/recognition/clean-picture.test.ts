import { describe, expect, it } from 'vitest'
import type { BitRaster, DecodedPage, Raster } from '../../../src/core/ports/raster'
import { cleanPicture } from '../../../src/core/recognition'

const density = { x: 204, y: 204 }
const mm = (value: number): number => Math.round((value * density.x) / 25.4)
const page = (raster: Raster, orientation: DecodedPage['orientation'] = 1): DecodedPage => ({ raster, density, orientation })

type Area = readonly [left: number, top: number, width: number, height: number]

function paper(width: number, height: number): BitRaster {
  return { kind: 'bit', width, height, data: new Uint8Array(((width + 7) >> 3) * height) }
}

/** Paints in millimetres. */
function paint(raster: BitRaster, area: Area, ink = true): void {
  dots(raster, area.map(mm) as unknown as Area, ink)
}

function dots({ data, width }: BitRaster, [left, top, across, down]: Area, ink = true): void {
  const stride = (width + 7) >> 3
  for (let y = top; y < top + down; y++) {
    for (let x = left; x < left + across; x++) {
      if (ink) data[y * stride + (x >> 3)]! |= 0x80 >> (x & 7)
      else data[y * stride + (x >> 3)]! &= ~(0x80 >> (x & 7))
    }
  }
}

/** The darkest value around a place given in millimetres. */
function darkest({ data, width }: Raster, x: number, y: number, around = 0.3): number {
  let least = 255
  for (let row = mm(y - around); row <= mm(y + around); row++) for (let column = mm(x - around); column <= mm(x + around); column++) least = Math.min(least, data[row * width + column] ?? 255)
  return least
}

const cleaned = (raster: BitRaster): Raster => cleanPicture(page(raster), 0).raster
const ink = 100
const blank = 250

/** Strokes as thick and as high as those of letters. */
function letters(raster: BitRaster, left: number, top: number, isInk = true): void {
  for (let i = 0; i < 6; i++) paint(raster, [left + i * 2, top, 0.6, 3], isInk)
}

describe('a page for the eye', () => {
  it('loses specks that belong to nothing and keeps the dots of letters', () => {
    const raster = paper(mm(100), mm(60))
    letters(raster, 20, 20)
    paint(raster, [20, 18.9, 0.4, 0.4])
    paint(raster, [31.5, 22.6, 0.4, 0.4])
    paint(raster, [60, 40, 0.4, 0.4])
    dots(raster, [mm(70), mm(10), 1, 1])
    paint(raster, [80, 50, 1, 0.3])
    const picture = cleaned(raster)
    expect(darkest(picture, 20.2, 19.1)).toBeLessThan(ink)
    expect(darkest(picture, 31.7, 22.8)).toBeLessThan(ink)
    expect(darkest(picture, 80.5, 50.1)).toBeLessThan(ink)
    expect(darkest(picture, 60.2, 40.2)).toBeGreaterThan(blank)
    expect(darkest(picture, 70, 10)).toBeGreaterThan(blank)
  })

  it('keeps dotted lines and shading', () => {
    const raster = paper(mm(100), mm(60))
    for (let i = 0; i < 30; i++) dots(raster, [mm(10) + i * 10, mm(10) + (i % 2), 2, 2])
    for (let y = mm(30); y < mm(45); y += 4) for (let x = mm(20); x < mm(70); x += 4) dots(raster, [x, y, 1, 1])
    const picture = cleaned(raster)
    for (let i = 0; i < 30; i++) expect(darkest(picture, 10 + (i * 10 * 25.4) / 204, 10.1)).toBeLessThan(200)
    expect(darkest(picture, 45, 37)).toBeLessThan(200)
  })

  it('loses streaks and keeps the rules of a table', () => {
    const raster = paper(mm(100), mm(120))
    for (let y = 0; y < raster.height; y++) if (y % 17 !== 0) dots(raster, [mm(80), y, 2, 1])
    paint(raster, [20, 20, 40, 0.3])
    paint(raster, [20, 60, 40, 0.3])
    for (const x of [20, 40, 59.7]) paint(raster, [x, 20, 0.3, 40.3])
    const picture = cleaned(raster)
    for (const y of [5, 40, 80, 115]) expect(darkest(picture, 80, y)).toBeGreaterThan(blank)
    for (const x of [20.1, 40.1, 59.8]) for (const y of [30, 40, 50]) expect(darkest(picture, x, y)).toBeLessThan(ink)
    expect(darkest(picture, 30, 60.1)).toBeLessThan(ink)
  })

  it('loses black borders, and what stands close to them or runs into them stays', () => {
    const raster = paper(mm(120), mm(100))
    paint(raster, [0, 0, 5, 100])
    for (let y = 0; y < 100; y += 3) paint(raster, [5, y, 0.8, 0.8])
    letters(raster, 7.5, 30)
    paint(raster, [0, 70, 60, 0.4])
    const picture = cleaned(raster)
    for (const y of [10, 50, 95]) expect(darkest(picture, 2.5, y, 2)).toBeGreaterThan(blank)
    for (const x of [7.8, 9.8, 11.8]) expect(darkest(picture, x, 31.5)).toBeLessThan(ink)
    expect(darkest(picture, 30, 70.2)).toBeLessThan(ink)
  })

  it('loses punch holes, not a single round spot', () => {
    const raster = paper(mm(210), mm(160))
    const disc = (x: number, y: number): void => {
      for (let dy = -3; dy <= 3; dy += 0.1) paint(raster, [x - Math.sqrt(9 - dy * dy), y + dy, 2 * Math.sqrt(9 - dy * dy), 0.2])
    }
    disc(12, 40)
    disc(12, 120)
    disc(12, 140)
    disc(105, 80)
    const picture = cleaned(raster)
    for (const y of [40, 120]) expect(darkest(picture, 12, y, 3)).toBeGreaterThan(blank)
    expect(darkest(picture, 105, 80)).toBeLessThan(ink)
  })

  it('turns white writing on black over, and leaves bars and heavy letters as they are', () => {
    const raster = paper(mm(150), mm(100))
    paint(raster, [20, 20, 60, 9])
    letters(raster, 30, 23, false)
    paint(raster, [20, 60, 12, 12])
    paint(raster, [100, 60, 3, 14])
    const picture = cleaned(raster)
    expect(darkest(picture, 60, 24.5)).toBeGreaterThan(blank)
    expect(darkest(picture, 30.3, 24.5)).toBeLessThan(ink)
    expect(darkest(picture, 26, 66)).toBe(0)
    expect(darkest(picture, 101.5, 66)).toBe(0)
  })

  it('moves nothing: ink lies where it lay, in pages of both fax resolutions and whichever way they are turned', () => {
    const raster = paper(mm(100), mm(50))
    letters(raster, 20, 20)
    for (const down of [204, 98]) {
      const { raster: picture, dpi } = cleanPicture({ raster, density: { x: 204, y: down }, orientation: 1 }, 0)
      expect([picture.width, picture.height, dpi]).toEqual([raster.width, Math.round((raster.height * 204) / down), 204])
      const [top, bottom] = [20, 23].map((y) => (y * 204) / down)
      expect(darkest(picture, 22.3, (top! + bottom!) / 2)).toBeLessThan(ink)
      expect(darkest(picture, 22.3, top! - 1)).toBeGreaterThan(blank)
      expect(darkest(picture, 22.3, bottom! + 1)).toBeGreaterThan(blank)
    }
    const turned = cleanPicture(page(raster), 90).raster
    expect([turned.width, turned.height]).toEqual([raster.height, raster.width])
    expect(darkest(turned, 50 - 21.5, 22.3)).toBeLessThan(ink)
  })

  it('is at most as fine as a screen shows', () => {
    const raster = paper(600, 400)
    const { raster: picture, dpi } = cleanPicture({ raster, density: { x: 1200, y: 1200 }, orientation: 1 }, 0)
    expect([picture.width, picture.height, dpi]).toEqual([200, 133, 400])
  })

  it('keeps the colours of a scan', () => {
    const data = new Uint8Array(mm(60) * mm(40) * 3).fill(240)
    for (let at = 0; at < mm(60) * mm(10) * 3; at += 3) data.set([20, 40, 200], at)
    const before = data.slice()
    const { raster } = cleanPicture(page({ kind: 'rgb', width: mm(60), height: mm(40), data }), 0)
    expect([raster.kind, Buffer.compare(raster.data, before)]).toEqual(['rgb', 0])
  })

  it('bears pages of any size, black and noisy ones', () => {
    for (const [width, height] of [[1, 1], [1, 900], [900, 1], [41, 43]] as const) {
      for (const fill of [0, 255]) {
        const { raster } = cleanPicture(page({ kind: 'bit', width, height, data: new Uint8Array(((width + 7) >> 3) * height).fill(fill) }), 0)
        expect([raster.width, raster.height]).toEqual([width, height])
      }
    }
    const noise = paper(800, 800)
    let seed = 7
    for (let i = 0; i < noise.data.length; i++) noise.data[i] = (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) >> 16
    expect(cleaned(noise).width).toBe(800)
  })
})
