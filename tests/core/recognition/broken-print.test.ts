import { describe, expect, it } from 'vitest'
import type { GreyRaster } from '../../../src/core/ports/raster'
import type { LinePicture, ReadLine, Recogniser } from '../../../src/core/ports/recogniser'
import { cutLines } from '../../../src/core/recognition/layout'
import { surelyRead } from '../../../src/core/recognition/judge'
import { lowered, readLinesIn } from '../../../src/core/recognition/two-forms'
import { isThin, thicken } from '../../../src/core/recognition/thicken'
import { withoutStrays } from '../../../src/core/recognition/tokens'
import { fail, ok } from '../../../src/shared/result'

const read = (text: string, confidence = 30): ReadLine => text.split(' ').map((word, i) => ({ text: word, box: [i * 10, 6, 9, 12], confidence }))
const picture = (height: number): LinePicture => ({ width: 4, height, data: new Uint8Array(4 * height) })

/** Words of upright hairlines of two dots, as light print and a thin pen leave them; every third is three times as high. */
function hairlines(rows: readonly number[]): GreyRaster {
  const [width, height] = [700, 500]
  const data = new Uint8Array(width * height).fill(255)
  for (const row of rows) {
    for (let x = 60, stroke = 0; x < 600; x += stroke % 7 === 0 ? 16 : 6, stroke++) {
      const top = stroke % 3 === 0 ? row - 36 : row - 12
      for (let y = top; y < row; y++) if (y % 5 !== 0) data.fill(0, y * width + x, y * width + x + 2)
    }
  }
  return { kind: 'grey', width, height, data }
}

describe('broken print and handwriting', () => {
  it('stands in whole lines, where letters high and low beside each other fall apart as print', () => {
    const page = hairlines([120, 220, 320])
    const lines = cutLines(page, { dpi: 204, tiles: true, rules: true, boxes: true, broken: true })
    expect(lines.map(({ left, picture: { width } }) => left < 60 && left + width > 590)).toEqual([true, true, true])
    expect(cutLines(page, { dpi: 204, tiles: true, rules: true, boxes: true, broken: false }).length).not.toBe(3)
  })

  it('has no lines in specks and none on an empty page', () => {
    const specks: GreyRaster = { kind: 'grey', width: 600, height: 600, data: Uint8Array.from({ length: 360_000 }, (_, i) => (i % 617 === 0 ? 0 : 255)) }
    expect(cutLines(specks, { dpi: 204, tiles: true, rules: true, boxes: true, broken: true })).toEqual([])
    expect(cutLines({ kind: 'grey', width: 1, height: 1, data: Uint8Array.of(0) }, { dpi: 204, tiles: true, rules: true, boxes: true, broken: true })).toEqual([])
  })

  const recogniser = (asIs: readonly ReadLine[], low: readonly ReadLine[], heights: number[]): Recogniser => ({
    size: 1,
    available: () => true,
    close: async () => undefined,
    recognise: async (lines) => {
      heights.push(...lines.map(({ height }) => height))
      return ok(heights.length > lines.length ? low : asIs)
    },
  })

  it('is read a second time with less height, and what looks more like words is kept, in its place', async () => {
    const heights: number[] = []
    const result = await readLinesIn('broken', recogniser([read('heul (hl. N } ch')], [read('heute fehlen noch')], heights), [picture(40)], 'deu')
    expect(heights).toEqual([40, 24])
    expect(result).toEqual(ok([read('heute fehlen noch').map((word) => ({ ...word, box: [word.box[0], 10, 9, 20] }))]))
  })

  it('keeps the form that suits the page where the other is hardly better', async () => {
    const [good, slight] = [read('Sehr geehrte Damen und Herren', 60), read('wir bitten')]
    const result = await readLinesIn('broken', recogniser([good, slight], [read('= |'), read('wir bitten', 33)], []), [picture(40), picture(40)], 'deu')
    expect(result).toEqual(ok([good, slight]))
  })

  it('is read once as print, and a failure is passed on', async () => {
    const heights: number[] = []
    await readLinesIn('print', recogniser([read('Angebot')], [], heights), [picture(40)], 'deu')
    expect(heights).toEqual([40])
    const failing: Recogniser = { ...recogniser([], [], []), recognise: async () => fail('recognition-timeout') }
    expect(await readLinesIn('broken', failing, [picture(9)], 'deu')).toEqual(fail('recognition-timeout'))
  })

  it('loses no ink when it is lowered', () => {
    const low = lowered({ width: 1, height: 10, data: Uint8Array.of(255, 255, 255, 255, 255, 0, 0, 0, 0, 0) })
    expect([low.height, [...low.data]]).toEqual([6, [255, 255, 255, 0, 0, 0]])
    expect(lowered({ width: 2, height: 1, data: Uint8Array.of(7, 9) })).toEqual({ width: 2, height: 1, data: Uint8Array.of(7, 9) })
  })

  it('keeps words beside each other that the recogniser doubts, scraps never', () => {
    expect(withoutStrays(read('heute fehlen noch', 12), 'broken')).toHaveLength(3)
    expect(withoutStrays(read('heute fehlen noch', 12), 'print')).toEqual([])
    expect(withoutStrays(read('heu } (l', 12), 'broken')).toEqual([])
  })
})

describe('strokes one dot wide', () => {
  const paint = (width: number, height: number, isInk: (x: number, y: number) => boolean): GreyRaster => ({ kind: 'grey', width, height, data: Uint8Array.from({ length: width * height }, (_, at) => (isInk(at % width, Math.floor(at / width)) ? 0 : 255)) })
  const rows = ({ data, width, height }: GreyRaster): string[] => Array.from({ length: height }, (_, y) => [...data.subarray(y * width, (y + 1) * width)].map((grey) => (grey === 0 ? '#' : '.')).join(''))
  /** Frames 12 wide and 16 high, their strokes as wide as said. */
  const frames = (wide: number) => (x: number, y: number): boolean => x % 20 < 12 && y % 24 < 16 && (x % 20 < wide || x % 20 >= 12 - wide || y % 24 < wide || y % 24 >= 16 - wide)

  it('are told from thicker ones, whatever streaks and specks are on the page and whatever the machine stamped', () => {
    const rest = (x: number, y: number): boolean => (x > 90 && x < 93) || (x % 20 === 16 && y % 24 === 20) || y < 20
    expect(isThin(paint(400, 400, (x, y) => frames(1)(x, y) || rest(x, y)), 24)).toBe(true)
    expect(isThin(paint(400, 400, (x, y) => frames(2)(x, y) || rest(x, y)), 24)).toBe(false)
  })

  it('are not sought where hardly anything stands', () => {
    expect(isThin(paint(40, 40, frames(1)), 0)).toBe(false)
    expect(isThin(paint(0, 0, () => true), 0)).toBe(false)
  })

  it('are whole again where noise took every third dot, and two dots wide', () => {
    const page = paint(9, 3, (x, y) => y === 1 && x % 3 !== 0)
    thicken(page)
    expect(rows(page)).toEqual(['.........', '.########', '.........'])
    const edge = paint(3, 2, (x) => x === 2)
    thicken(edge)
    expect(rows(edge)).toEqual(['..#', '..#'])
  })
})

describe('of two readings', () => {
  it('the one with more letters in sure words is better, not the one with the surer few', () => {
    expect(surelyRead([read('wir bitten um Nachricht', 70)])).toBeGreaterThan(surelyRead([read('Rechnung', 96), read('i | =', 99)]))
    expect(surelyRead([])).toBe(0)
  })
})
