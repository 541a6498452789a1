import { describe, expect, it } from 'vitest'
import { inColumns } from '../../../src/core/recognition/layout/columns'
import { inReadingOrder, type LineReading } from '../../../src/core/recognition/tokens'

const dpi = 204
interface Line {
  readonly name: string
  readonly left: number
  readonly right: number
  readonly baseline: number
  readonly letters: number
}

/** In type of ten points a letter is some 18 dots wide. */
const line = (name: string, left: number, right: number, baseline: number): Line => ({ name, left, right, baseline, letters: Math.round((right - left) / 18) })
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

  /** Text in one column: every fifth line ends early, as paragraphs do. */
  const text = (name: string, left: number, right: number, from: number, count: number, pitch = 40): Line[] =>
    Array.from({ length: count }, (_, i) => line(`${name}${i}`, left, i % 5 === 4 ? (left + right) / 2 : right, from + i * pitch))
  const all = (name: string, count: number): string => Array.from({ length: count }, (_, i) => `${name}${i}`).join(' ')

  it('may be three, and the third may be short', () => {
    const page = [line('title', 150, 1500, 100), ...text('a', 150, 570, 200, 12), ...text('b', 620, 1040, 200, 12), ...text('c', 1090, 1510, 200, 7)]
    expect(names(inColumns(page, dpi))).toEqual(['title', all('a', 12), all('b', 12), all('c', 7)])
  })

  it('need not part in the middle', () => {
    expect(names(inColumns([...text('narrow', 150, 560, 200, 9), ...text('wide', 620, 1500, 200, 9)], dpi))).toEqual([all('narrow', 9), all('wide', 9)])
  })

  it('stand in several bands, each with its own gutter', () => {
    const page = [...text('a', 150, 790, 200, 7), ...text('b', 850, 1490, 200, 7), line('between', 150, 1400, 520), ...text('c', 150, 590, 600, 7), ...text('d', 650, 1490, 600, 7)]
    expect(names(inColumns(page, dpi))).toEqual([all('a', 7), all('b', 7), 'between', all('c', 7), all('d', 7)])
  })

  it('have headings in them, and leave the heading of what follows to that', () => {
    const page = [
      line('heading', 150, 400, 200),
      ...text('a', 150, 790, 240, 8),
      ...text('b', 850, 1490, 200, 5),
      line('second', 850, 1100, 420),
      ...text('c', 850, 1490, 460, 3),
      line('next', 150, 420, 620),
      line('over all', 150, 1480, 660),
    ]
    expect(names(inColumns(page, dpi))).toEqual([`heading ${all('a', 8)}`, `${all('b', 5)} second ${all('c', 3)}`, 'next over all'])
  })

  it("leave the firm's names in the margin of a letter together", () => {
    const margin = Array.from({ length: 9 }, (_, i) => line(`partner${i}`, 1250, 1300 + ((i * 61) % 200), 190 + i * 31))
    expect(names(inColumns([...text('a', 150, 1150, 200, 12), ...margin], dpi))).toEqual([all('a', 12), all('partner', 9)])
  })

  it('are not seen in a table whose goods are described in many words', () => {
    const rows = Array.from({ length: 9 }, (_, i) => [line(`goods${i}`, 150, 900 - ((i * 37) % 120), 200 + i * 40), line(`price${i}`, 1200, 1310, 200 + i * 40)]).flat()
    expect(names(inColumns(rows, dpi))).toEqual([rows.map(({ name }) => name).join(' ')])
  })

  it('are found above and below a table that has a gutter at the same place', () => {
    const cells = Array.from({ length: 4 }, (_, i) => [line(`x${i}`, 150, 300, 640 + i * 40), line(`y${i}`, 850, 1000, 640 + i * 40)]).flat()
    const page = [...text('a', 150, 790, 200, 8), ...text('b', 850, 1490, 200, 8), ...cells]
    expect(names(inColumns(page, dpi))).toEqual([all('a', 8), all('b', 8), cells.map(({ name }) => name).join(' ')])
  })

  it('are sought in a page of many cells in no more than a moment', () => {
    let tries = 0
    const cells = Array.from({ length: 400 }, (_, i) => line(`c${i}`, 100 + (i % 8) * 180 + ((i * 7) % 23), 200 + (i % 8) * 180, 100 + Math.floor(i / 8) * 40))
    expect(inColumns(cells, dpi, () => (tries++, null)).flat()).toHaveLength(400)
    expect(tries).toBeLessThan(400 * 200)
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
    words: texts.map(([at, text]) => ({ text: text.padEnd(30, 'n'), box: [at, 5, 630, 18], confidence: 90 })),
  })

  it('stand in two columns though a line of both was cut out as one, and specks beside the sheet as lines', () => {
    const rows = Array.from({ length: 8 }, (_, i) => 200 + i * 40)
    const read = rows.flatMap((row, i) => (i === 5 ? [placed(150, row, [[0, `l${i}`], [700, `r${i}`]])] : [placed(150, row, [[0, `l${i}`]]), placed(850, row, [[0, `r${i}`]])]))
    const specks = [620, 660, 700, 740, 780].map((row) => placed(20, row, []))
    expect(inReadingOrder([...read, ...specks], { dpi, height: 2400 }).map(({ text }) => text.slice(0, 2)).join(' ')).toBe('l0 l1 l2 l3 l4 l5 l6 l7 r0 r1 r2 r3 r4 r5 r6 r7')
  })
})
