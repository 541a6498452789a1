import { describe, expect, it } from 'vitest'
import type { GreyRaster } from '../../../src/core/ports/raster'
import { invertBlackAreas } from '../../../src/core/recognition/white-on-black'

const dpi = 204
const mm = (value: number): number => Math.round((value * dpi) / 25.4)

function paper(width: number, height: number): GreyRaster {
  return { kind: 'grey', width, height, data: new Uint8Array(width * height).fill(255) }
}

function fill(page: GreyRaster, [left, top, width, height]: readonly [number, number, number, number], value: number): void {
  for (let y = top; y < top + height; y++) page.data.fill(value, y * page.width + left, y * page.width + left + width)
}

const at = (page: GreyRaster, x: number, y: number): number => page.data[y * page.width + x] ?? -1
const inked = (page: GreyRaster): number => page.data.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0)

/** Strokes as thick and as far apart as those of letters 5 mm high. */
function strokes(page: GreyRaster, left: number, top: number, value: number): void {
  for (let i = 0; i < 8; i++) fill(page, [left + i * mm(2.5), top, mm(0.8), mm(5)], value)
}

describe('white writing on black', () => {
  it('becomes black on white, and what stands on white stays', () => {
    const page = paper(mm(100), mm(60))
    fill(page, [mm(10), mm(10), mm(60), mm(14)], 0)
    strokes(page, mm(20), mm(15), 255)
    strokes(page, mm(20), mm(40), 0)
    const below = page.data.slice(mm(30) * page.width)
    invertBlackAreas(page, dpi)
    expect(at(page, mm(20) + 2, mm(17))).toBe(0)
    expect(at(page, mm(60), mm(17))).toBe(255)
    expect(page.data.slice(mm(30) * page.width)).toEqual(below)
  })

  it('is not seen in bold type, rules or a raster of dots', () => {
    const page = paper(mm(100), mm(60))
    strokes(page, mm(10), mm(5), 0)
    fill(page, [mm(5), mm(30), mm(90), mm(1.5)], 0)
    for (let y = mm(40); y < mm(50); y += 2) for (let x = mm(10); x < mm(80); x += 2) page.data[y * page.width + x] = 0
    const before = page.data.slice()
    invertBlackAreas(page, dpi)
    expect(page.data).toEqual(before)
  })

  it('is not seen in a heavy letter: an R of a bold heading, one with strokes four millimetres wide', () => {
    const page = paper(mm(100), mm(60))
    fill(page, [mm(10), mm(10), mm(6), mm(6)], 0)
    fill(page, [mm(13), mm(11), mm(1.5), mm(1.5)], 255)
    fill(page, [mm(12.5), mm(14), mm(1), mm(2)], 255)
    fill(page, [mm(30), mm(10), mm(4), mm(18)], 0)
    fill(page, [mm(34), mm(10), mm(9), mm(4)], 0)
    const before = page.data.slice()
    invertBlackAreas(page, dpi)
    expect(page.data).toEqual(before)
  })

  it('leaves nothing of a black border or a black page', () => {
    const border = paper(mm(60), mm(60))
    fill(border, [0, 0, mm(9), mm(60)], 0)
    invertBlackAreas(border, dpi)
    expect(inked(border)).toBeLessThan(mm(1) * mm(60))
    const black = paper(mm(40), mm(40))
    fill(black, [0, 0, mm(40), mm(40)], 0)
    invertBlackAreas(black, dpi)
    expect(inked(black)).toBe(0)
  })

  it('bears pages of any size', () => {
    for (const [width, height] of [[1, 1], [1, 500], [500, 1], [41, 41]] as const) {
      const page = paper(width, height)
      page.data.fill(0)
      invertBlackAreas(page, dpi)
      expect(page.data).toHaveLength(width * height)
    }
  })
})
