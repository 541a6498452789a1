import { describe, expect, it } from 'vitest'
import type { GreyRaster } from '../../../src/core/ports/raster'
import type { LinePicture, ReadLine, Recogniser } from '../../../src/core/ports/recogniser'
import { cutLines } from '../../../src/core/recognition/layout'
import { lowered, readLinesIn } from '../../../src/core/recognition/two-forms'
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
    const lines = cutLines(page, { dpi: 204, rules: true, broken: true })
    expect(lines.map(({ left, picture: { width } }) => left < 60 && left + width > 590)).toEqual([true, true, true])
    expect(cutLines(page, { dpi: 204, rules: true, broken: false }).length).not.toBe(3)
  })

  it('has no lines in specks and none on an empty page', () => {
    const specks: GreyRaster = { kind: 'grey', width: 600, height: 600, data: Uint8Array.from({ length: 360_000 }, (_, i) => (i % 617 === 0 ? 0 : 255)) }
    expect(cutLines(specks, { dpi: 204, rules: true, broken: true })).toEqual([])
    expect(cutLines({ kind: 'grey', width: 1, height: 1, data: Uint8Array.of(0) }, { dpi: 204, rules: true, broken: true })).toEqual([])
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
