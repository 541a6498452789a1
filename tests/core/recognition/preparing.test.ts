import { describe, expect, it } from 'vitest'
import type { DecodedPage, GreyRaster } from '../../../src/core/ports/raster'
import { cutLines } from '../../../src/core/recognition/layout'
import { inRows } from '../../../src/core/recognition/layout/reading-order'
import { prepareForRecognition } from '../../../src/core/recognition/prepare'
import { eraseStreaks } from '../../../src/core/recognition/streaks'

const bits = (width: number, height: number, byteAt: (i: number) => number, density: DecodedPage['density'] = { x: 204, y: 196 }): DecodedPage => ({
  raster: { kind: 'bit', width, height, data: Uint8Array.from({ length: ((width + 7) >> 3) * height }, (_, i) => byteAt(i)) },
  density,
  orientation: 1,
})
/** The same on every machine. */
const random = (seed: number) => () => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff) >> 16

const paint = (width: number, height: number, isInk: (x: number, y: number) => boolean): GreyRaster => {
  const data = new Uint8Array(width * height).fill(255)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (isInk(x, y)) data[y * width + x] = 0
  return { kind: 'grey', width, height, data }
}
/** "Letters" 10 wide and 20 high with a gap of 4, each an open shape, in a box. */
const word = (left: number, top: number, letters: number) => (x: number, y: number): boolean => {
  const [column, row] = [x - left, y - top]
  if (column < 0 || column >= letters * 14 || row < 0 || row >= 20) return false
  const inLetter = column % 14
  return inLetter < 10 && (inLetter < 3 || row < 3 || row > 16)
}

describe('a page is prepared', () => {
  it.each<[string, DecodedPage]>([
    ['one black dot', bits(1, 1, () => 255)],
    ['one white dot', bits(1, 1, () => 0)],
    ['all black', bits(1728, 1100, () => 255, { x: 204, y: 98 })],
    ['wrong resolution tags', bits(1728, 2200, () => 0, { x: 72, y: 72 })],
    ['no resolution tags', bits(1728, 1100, () => 0, null)],
    ['a strip', bits(15_000, 4, () => 204)],
    ['a column', bits(8, 15_000, () => 170)],
  ])('without lines where it has none: %s', (_, page) => {
    for (const rotation of [0, 90, 180, 270] as const) expect(prepareForRecognition(page, rotation).lines).toEqual([])
  })

  it('without an end to it where it is noise', () => {
    const next = random(7)
    const { lines } = prepareForRecognition(bits(800, 800, () => next() & 255), 0)
    expect(lines.every(({ picture }) => picture.data.length === picture.width * picture.height)).toBe(true)
  })
})

describe('lines of text are found', () => {
  const cells = [word(60, 60, 6), word(400, 60, 3), word(60, 130, 4), word(400, 130, 5)]
  const isRule = (x: number, y: number): boolean => x >= 40 && x < 560 && (y === 40 || y === 41 || y === 105 || y === 106 || y === 175 || ((x === 40 || x === 350 || x === 559) && y > 40 && y < 175))

  it('cell by cell in the rows of a table, its rules left out', () => {
    const lines = cutLines(
      paint(640, 300, (x, y) => isRule(x, y) || cells.some((is) => is(x, y))),
      { dpi: 204, tiles: true, rules: true, boxes: true, broken: false },
    )
    expect(lines.map(({ left, picture }) => left + picture.width > 350 && left > 300)).toEqual([false, true, false, true])
    expect(lines.map(({ baseline }) => baseline)).toEqual([80, 80, 150, 150])
  })

  it('and nothing in a punch hole, a bar or a few specks', () => {
    const odd = paint(600, 600, (x, y) => (x - 60) ** 2 + (y - 300) ** 2 < 400 || (x > 200 && x < 260 && y > 100 && y < 500) || (x % 97 === 0 && y % 89 === 0))
    expect(cutLines(odd, { dpi: 204, tiles: true, rules: true, boxes: true, broken: false })).toEqual([])
  })

  it('row by row, baselines a millimetre apart in one row', () => {
    const line = (left: number, baseline: number) => ({ left, baseline })
    expect(inRows([line(300, 104), line(0, 100), line(0, 130), line(600, 97)], 204)).toEqual([[line(0, 100), line(300, 104), line(600, 97)], [line(0, 130)]])
    expect(inRows([], 204)).toEqual([])
  })
})

describe('streaks along the feed', () => {
  it('go, strokes that cross them and wide bars stay', () => {
    const page = paint(200, 600, (x, y) => x === 100 || (y === 50 && x > 80 && x < 120) || (x > 150 && x < 160))
    eraseStreaks(page, { x: 204, y: 196 })
    const ink = (x: number, y: number): boolean => page.data[y * 200 + x] === 0
    expect([ink(100, 300), ink(100, 50), ink(155, 300)]).toEqual([false, true, true])
  })
})
