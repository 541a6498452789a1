import { describe, expect, it } from 'vitest'
import type { GreyRaster } from '../../../src/core/ports/raster'
import { cutLines } from '../../../src/core/recognition/layout'
import { clearShading } from '../../../src/core/recognition/shading'

type Ink = (x: number, y: number) => boolean
const [width, height] = [640, 240]

function paint(...inks: readonly Ink[]): GreyRaster {
  const data = new Uint8Array(width * height).fill(255)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (inks.some((is) => is(x, y))) data[y * width + x] = 0
  return { kind: 'grey', width, height, data }
}
const bar = (left: number, top: number, wide: number, high: number): Ink => (x, y) => x >= left && x < left + wide && y >= top && y < top + high
/** An open shape like a letter: three strokes. */
const letter = (left: number, top: number, wide: number, high: number): readonly Ink[] => [bar(left, top, 3, high), bar(left, top, wide, 3), bar(left, top + high - 3, wide, 3)]
const letters = (count: number, left: number, top: number, wide = 12, high = 22): readonly Ink[] => Array.from({ length: count }, (_, i) => letter(left + i * (wide + 5), top, wide, high)).flat()
const cut = (page: GreyRaster) => cutLines(page, { dpi: 204, tiles: true, rules: true, boxes: true, broken: false })
/** Dark pixels of a line's picture within a part of the page. */
function inkIn(line: ReturnType<typeof cut>[number], [left, top, right, bottom]: readonly [number, number, number, number]): number {
  let count = 0
  const { picture } = line
  for (let y = Math.max(top, line.top); y < Math.min(bottom, line.top + picture.height); y++) {
    for (let x = Math.max(left, line.left); x < Math.min(right, line.left + picture.width); x++) if (picture.data[(y - line.top) * picture.width + x - line.left]! < 128) count++
  }
  return count
}

describe('a line is cut out', () => {
  it('with the dots of its large capitals, which are no line of their own', () => {
    const lines = cut(paint(...letters(6, 60, 100, 30, 44), bar(66, 86, 9, 9), bar(80, 86, 9, 9)))
    expect(lines).toHaveLength(1)
    expect(inkIn(lines[0]!, [66, 86, 89, 95])).toBe(162)
  })

  it('whole where letters touch each other and the line below', () => {
    const touching = [bar(156, 60, 40, 3), bar(172, 60, 3, 54), ...letters(3, 156, 60), ...letters(2, 156, 92)]
    const lines = cut(paint(...letters(5, 60, 60), ...letters(5, 220, 60), ...letters(5, 60, 92), ...letters(5, 220, 92), ...touching))
    expect(lines.map(({ baseline }) => baseline)).toEqual([82, 114])
    for (const line of lines) expect([line.left < 60, line.left + line.picture.width > 300]).toEqual([true, true])
  })

  it('with letters that touch and are as high as the highest and as low as the lowest', () => {
    const touching = [...letter(156, 60, 12, 22), bar(156, 79, 24, 3), ...letter(168, 66, 12, 24)]
    const lines = cut(paint(...letters(2, 60, 66, 12, 16), ...letter(94, 66, 12, 24), ...letters(2, 111, 60), ...touching, ...letters(5, 200, 66, 12, 16)))
    expect(lines).toHaveLength(1)
    expect(inkIn(lines[0]!, [156, 60, 180, 90])).toBeGreaterThan(200)
  })

  it('with heavy letters whose serifs have closed them: they are no boxes to tick', () => {
    const closed = [bar(128, 100, 40, 4), bar(128, 136, 40, 4), bar(131, 100, 13, 40), bar(153, 100, 13, 40)]
    const box = [bar(300, 100, 40, 4), bar(300, 136, 40, 4), bar(300, 100, 4, 40), bar(336, 100, 4, 40)]
    const [line, ...others] = cut(paint(...letters(2, 60, 100, 24, 40), ...closed, ...letters(2, 176, 100, 24, 40), ...box))
    expect(others).toEqual([])
    expect([inkIn(line!, [128, 100, 168, 140]) > 1000, inkIn(line!, [300, 100, 340, 140])]).toEqual([true, 0])
  })

  it('without what broken rules left beside it, below it, and across it', () => {
    const [side, under] = [bar(48, 84, 3, 52), bar(70, 129, 60, 3)]
    const lines = cut(paint(...letters(8, 60, 100), side, under))
    expect(lines).toHaveLength(1)
    expect(inkIn(lines[0]!, [48, 84, 51, 136]) + inkIn(lines[0]!, [70, 129, 130, 132])).toBe(0)
    expect(inkIn(lines[0]!, [60, 100, 200, 122])).toBeGreaterThan(400)
  })

  it('over a dash that stands alone between its two parts; what stands in a column of its own, or no line goes on behind, is none of it', () => {
    const dash = bar(220, 110, 10, 3)
    expect(cut(paint(...letters(8, 60, 100), dash, ...letters(4, 256, 100)))).toHaveLength(1)
    const apart = cut(paint(...letters(8, 60, 100), dash, ...letters(4, 300, 100)))
    expect([apart.length, Math.max(...apart.map((line) => inkIn(line, [220, 110, 230, 113])))]).toEqual([2, 0])
    const lower = cut(paint(...letters(8, 60, 100), bar(220, 118, 10, 3), ...letters(4, 256, 100)))
    expect(lower).toHaveLength(2)
  })

  it('with its dash and its tails: they are no rests of rules', () => {
    const [dash, tail] = [bar(198, 110, 24, 3), bar(251, 106, 4, 24)]
    const lines = cut(paint(...letters(8, 60, 100), dash, ...letters(4, 228, 106, 12, 16), tail))
    expect(lines).toHaveLength(1)
    expect([inkIn(lines[0]!, [198, 110, 222, 113]), inkIn(lines[0]!, [251, 123, 255, 130])]).toEqual([72, 28])
  })

  it('without boxes to tick, ticked or not; letters as square stay', () => {
    const box = (left: number): readonly Ink[] => [bar(left, 96, 26, 2), bar(left, 120, 26, 2), bar(left, 96, 2, 26), bar(left + 24, 96, 2, 26)]
    const tick: Ink = (x, y) => x >= 300 && x < 326 && Math.abs(x - 300 - (y - 96)) < 2 && y >= 96 && y < 122
    const lines = cut(paint(...box(60), ...letters(6, 110, 98, 24, 24), ...box(300), tick, ...letters(6, 350, 98, 24, 24)))
    expect(lines.reduce((sum, line) => sum + inkIn(line, [60, 96, 86, 122]) + inkIn(line, [300, 96, 326, 122]), 0)).toBe(0)
    expect(lines.reduce((sum, line) => sum + inkIn(line, [110, 98, 134, 122]), 0)).toBe(198)
  })
})

describe('a grey ground', () => {
  const isGround = bar(40, 60, 560, 60)
  const ripple = (x: number, y: number): number => 180 + ((x + y) % 2) * 20

  it('goes from under what is written on it', () => {
    const page = paint(...letters(8, 60, 80))
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (isGround(x, y) && page.data[y * width + x] === 255) page.data[y * width + x] = ripple(x, y)
    clearShading(page, 204)
    expect([page.data[90 * width + 400], page.data[110 * width + 300], page.data[92 * width + 61]! < 100]).toEqual([255, 255, true])
  })

  it('is not seen in bold text, a photograph of black, or a page of any size', () => {
    for (const page of [paint(...letters(20, 60, 80, 14, 30)), paint(bar(100, 50, 300, 150))]) {
      const before = page.data.slice()
      clearShading(page, 204)
      expect(page.data).toEqual(before)
    }
    for (const [wide, high] of [[1, 1], [3, 900], [900, 3]] as const) expect(() => clearShading({ kind: 'grey', width: wide, height: high, data: new Uint8Array(wide * high).fill(190) }, 204)).not.toThrow()
  })
})
