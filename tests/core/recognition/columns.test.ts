import { describe, expect, it } from 'vitest'
import { inColumns } from '../../../src/core/recognition/layout/columns'
import { inReadingOrder, type LineReading } from '../../../src/core/recognition/tokens'

const dpi = 204
interface Line {
  readonly name: string
  readonly left: number
  readonly right: number
  readonly baseline: number
}

const line = (name: string, left: number, right: number, baseline: number): Line => ({ name, left, right, baseline })
const names = (parts: readonly (readonly Line[])[]): string[] => parts.map((part) => part.map(({ name }) => name).join(' '))

/** Two columns of running text; the right one a little lower, as a scanner's slant leaves it. */
const columns = (from: number): Line[] =>
  Array.from({ length: 8 }, (_, i) => [line(`l${i}`, 150, i === 7 ? 400 : 790, from + i * 40), line(`r${i}`, 850, i === 7 ? 1000 : 1490, from + 12 + i * 40)]).flat()

describe('columns', () => {
  it('of running text are read one after the other, between what goes over the whole width', () => {
    const parts = inColumns([line('title', 150, 1200, 100), ...columns(200), line('foot', 150, 1400, 900), line('sign', 150, 500, 950)], dpi)
    expect(names(parts)).toEqual(['title', 'l0 l1 l2 l3 l4 l5 l6 l7', 'r0 r1 r2 r3 r4 r5 r6 r7', 'foot sign'])
  })

  it('stand so close that some of their lines were taken for one, and are parted where nothing is written', () => {
    const close = columns(200).flatMap((one, i, all) => (i % 4 < 2 ? [one] : i % 4 === 2 ? [line(`${one.name}+${all[i + 1]!.name}`, one.left, all[i + 1]!.right, one.baseline)] : []))
    const split = (one: Line, from: number, to: number): readonly [Line, Line] | null => {
      const [left, right] = one.name.split('+')
      return left === undefined || right === undefined || from < 790 || to > 850 ? null : [line(left, one.left, 790, one.baseline), line(right, 850, one.right, one.baseline)]
    }
    const all = [line('title', 150, 1200, 100), ...close]
    expect(inColumns(all, dpi)).toHaveLength(1)
    expect(names(inColumns(all, dpi, split))).toEqual(['title', 'l0 l1 l2 l3 l4 l5 l6 l7', 'r0 r1 r2 r3 r4 r5 r6 r7'])
  })

  it('are not seen in a table, whose cells do not fill them', () => {
    const cells = Array.from({ length: 10 }, (_, i) => [line(`a${i}`, 150, 220 + ((i * 97) % 400), 200 + i * 40), line(`b${i}`, 900, 960 + ((i * 61) % 500), 200 + i * 40)]).flat()
    expect(inColumns(cells, dpi)).toHaveLength(1)
  })

  it('are not seen in an address beside a block of numbers', () => {
    const letter = [...Array.from({ length: 5 }, (_, i) => [line(`address${i}`, 150, 700, 200 + i * 40), line(`number${i}`, 1000, 1450, 210 + i * 40)]).flat(), line('subject', 150, 900, 500)]
    expect(inColumns(letter, dpi)).toHaveLength(1)
  })

  it('keep every line once, whatever comes', () => {
    expect(inColumns([], dpi).flat()).toEqual([])
    const odd = [line('one', 0, 0, 0), line('two', 5, 1, 0), line('three', 0, 2000, 10), ...columns(20)]
    expect(inColumns(odd, dpi).flat().map(({ name }) => name).sort()).toEqual(odd.map(({ name }) => name).sort())
  })
})

describe('words in reading order', () => {
  const picture = (width: number) => ({ width, height: 30, data: new Uint8Array(0) })
  const placed = (left: number, baseline: number, texts: readonly (readonly [number, string])[]): LineReading => ({
    line: { left, top: baseline - 20, baseline, height: 20, stamped: false, picture: picture(texts.length === 0 ? 100 : (texts.at(-1)?.[0] ?? 0) + 640) },
    words: texts.map(([at, text]) => ({ text, box: [at, 5, 630, 18], confidence: 90 })),
  })

  it('stand in two columns though a line of both was cut out as one, and specks beside the sheet as lines', () => {
    const rows = Array.from({ length: 8 }, (_, i) => 200 + i * 40)
    const read = rows.flatMap((row, i) => (i === 5 ? [placed(150, row, [[0, `l${i}`], [700, `r${i}`]])] : [placed(150, row, [[0, `l${i}`]]), placed(850, row, [[0, `r${i}`]])]))
    const specks = [620, 660, 700, 740, 780].map((row) => placed(20, row, []))
    expect(inReadingOrder([...read, ...specks], dpi).map(({ text }) => text).join(' ')).toBe('l0 l1 l2 l3 l4 l5 l6 l7 r0 r1 r2 r3 r4 r5 r6 r7')
  })
})
