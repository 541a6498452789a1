import { describe, expect, it } from 'vitest'
import type { PreparedLine } from '../../../src/core/ports/document-reader'
import type { GreyRaster } from '../../../src/core/ports/raster'
import type { ReadLine } from '../../../src/core/ports/recogniser'
import { bestTrial, isHopeless, isReadable, isSettled, linesToTry, pairsToTry, readingScore, upsideDown } from '../../../src/core/recognition/judge'
import { looksEnglish } from '../../../src/core/recognition/language'
import { straight } from '../../../src/core/recognition/skew'
import { textDirection } from '../../../src/core/recognition/text-direction'
import { assemble, beforeTurn, inReadingOrder, withoutStrays, wordsOnPage } from '../../../src/core/recognition/tokens'

const read = (confidence: number, text: string): ReadLine => text.split(' ').map((word, i) => ({ text: word, box: [i * 10, 0, 9, 10], confidence }))
const line = (left: number, baseline: number, width = 100, stamped = false): PreparedLine => ({
  left,
  top: baseline - 20,
  baseline,
  height: 16,
  stamped,
  picture: { width, height: 24, data: new Uint8Array(width * 24) },
})

describe('words are believed', () => {
  it('where some of them are sure, of a scrawl too', () => {
    expect(isReadable([...read(20, 'hew fchl noeh Bilte anuf'), ...read(77, 'und das')])).toBe(true)
    expect(isReadable(read(95, 'OK'))).toBe(true)
    expect(isReadable(read(90, '4711'))).toBe(true)
  })

  it('not where one or two are by chance, nor single signs, nor none', () => {
    expect(isReadable([...read(30, 'SA AST VAT NAT SAY'), ...read(70, 'Dei')])).toBe(false)
    expect(isReadable([...read(30, Array<string>(60).fill('wie').join(' ')), ...read(70, 'Dei das')])).toBe(false)
    expect(isReadable(read(90, 'E E'))).toBe(false)
    expect(isReadable(read(70, 'al'))).toBe(false)
    expect(isReadable([])).toBe(false)
  })
})

describe('which way is up', () => {
  it('is told by the longest lines, never by that of the sending machine', () => {
    const long = Array.from({ length: 6 }, (_, i) => line(0, 100 + i * 40, 400 + i))
    expect(linesToTry([line(0, 20, 1600, true), line(0, 60, 30), ...long]).map((tried) => tried.picture.width)).toEqual([405, 404, 403, 402, 401, 400])
    expect(linesToTry([])).toEqual([])
  })

  it('is settled by words that look like words', () => {
    expect(isSettled(readingScore([read(90, 'Sehr geehrte Damen und Herren')]))).toBe(true)
    expect(isHopeless(readingScore([read(45, 'uaɹɹəH pun'), read(60, 'a | b ] 1 ,')]))).toBe(true)
    expect(readingScore([])).toBe(0)
  })

  it('is looked for in the turns that the look of the page leaves open, likeliest first', () => {
    expect(pairsToTry('across')).toEqual([[0, 180]])
    expect(pairsToTry('down')).toEqual([
      [90, 270],
      [0, 180],
    ])
    expect(pairsToTry('unclear')).toEqual([
      [0, 180],
      [90, 270],
    ])
    expect(pairsToTry('blank')).toEqual([[0, 180]])
  })

  it('needs a clearly better reading than that of the page as it lies', () => {
    const upright = { rotation: 0, score: 0.3 } as const
    const slightly = { rotation: 180, score: 0.32 } as const
    const clearly = { rotation: 180, score: 0.7 } as const
    expect(bestTrial([upright, slightly])).toBe(upright)
    expect(bestTrial([slightly, upright])).toBe(upright)
    expect(bestTrial([upright, clearly])).toBe(clearly)
    expect(bestTrial([])).toBeUndefined()
  })

  it('is tried on a line by turning its picture', () => {
    expect(upsideDown({ width: 3, height: 2, data: Uint8Array.of(1, 2, 3, 4, 5, 6) })).toEqual({ width: 3, height: 2, data: Uint8Array.of(6, 5, 4, 3, 2, 1) })
  })

  const drawn = (paint: (x: number, y: number) => boolean): GreyRaster => {
    const [width, height] = [1200, 1600]
    const data = new Uint8Array(width * height).fill(255)
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (paint(x, y)) data[y * width + x] = 0
    return { kind: 'grey', width, height, data }
  }
  /** Lines of "letters": 40 px apart, 24 high, strokes at uneven places. */
  const letter = (x: number, y: number): boolean => y % 40 < 24 && (x * 7919 + Math.floor(y / 40) * 104729) % 11 < 4

  it('sees lines of text lying or standing', () => {
    expect(textDirection(drawn((x, y) => letter(Math.floor(x / 3), y)))).toBe('across')
    expect(textDirection(drawn((x, y) => letter(Math.floor(y / 3), x)))).toBe('down')
    expect(textDirection(drawn(() => false))).toBe('blank')
    expect(textDirection(drawn((x, y) => (x * 31 + y * 17) % 5_003 === 0))).toBe('blank')
  })
})

describe('the language of a page', () => {
  it('is English only where common words say so plainly', () => {
    expect(looksEnglish('Dear Sir, we have received your order and will send it by Monday. Please confirm that the price is right.')).toBe(true)
    expect(looksEnglish('Sehr geehrte Damen und Herren, wir haben Ihre Bestellung erhalten und senden sie bis Montag.')).toBe(false)
    expect(looksEnglish('Invoice 4711 EUR 12,00')).toBe(false)
    expect(looksEnglish('Die Firma Out of the Box GmbH ist in der Stadt und für Sie da, mit dem und den to the of')).toBe(false)
    expect(looksEnglish('')).toBe(false)
  })
})

describe('what is kept of a reading', () => {
  const kept = (confidence: number, text: string): string =>
    withoutStrays(read(confidence, text))
      .map((word) => word.text)
      .join(' ')

  it('leaves out stray signs, and bars at the edges of words', () => {
    expect(kept(80, '| Menge | 12')).toBe('Menge 12')
    expect(kept(80, '~ —')).toBe('')
    expect(kept(80, 'Preis – 3,50 €')).toBe('Preis – 3,50 €')
    expect(kept(80, '|Summe|')).toBe('Summe')
    expect(kept(80, '0711 48022 -> 0541 33609')).toBe('0711 48022 -> 0541 33609')
    expect(kept(80, '-')).toBe('')
  })

  it('leaves out what nothing is sure of', () => {
    expect(kept(45, 'j')).toBe('')
    expect(kept(45, '12')).toBe('')
    expect(kept(75, '12')).toBe('12')
    expect(kept(20, 'wnıp ʇsı')).toBe('')
    expect(kept(60, 'Herrn')).toBe('Herrn')
  })

  it('stands row by row, each row from the left', () => {
    const words = inReadingOrder(
      [
        { line: line(600, 101), words: read(90, '3,50 €') },
        { line: line(0, 140), words: read(90, 'Summe') },
        { line: line(0, 100), words: read(90, '12 Eckventile') },
        { line: line(300, 98), words: [] },
      ],
      { dpi: 204, height: 2400 },
    )
    expect(assemble(words)).toMatchObject({ text: '12 Eckventile 3,50 €\nSumme', confidence: 90 })
    expect(words.map((word) => [word.line, word.box[0], word.box[1]])).toEqual([
      [0, 0, 80],
      [0, 10, 80],
      [0, 600, 81],
      [0, 610, 81],
      [1, 0, 120],
    ])
    expect(assemble([])).toEqual({ words: [], text: '', confidence: 0 })
  })

  it('has its boxes in pixels of the page picture', () => {
    const [word] = wordsOnPage([{ text: 'a', box: [10, 20, 30, 40], confidence: 88.888, line: 0 }], { width: 100, height: 100, scaleX: 1.5, scaleY: 0.5, skew: straight })
    expect(word).toEqual({ text: 'a', box: [15, 10, 45, 20], confidence: 88.9, line: 0 })
    const placing = { width: 300, height: 200, scaleX: 1.5, scaleY: 0.5, skew: { angle: 0.1, from: 5 } }
    expect(beforeTurn(placing, 180)).toEqual({ ...placing, skew: straight })
    expect(beforeTurn(placing, 90)).toEqual({ width: 200, height: 300, scaleX: 0.5, scaleY: 1.5, skew: straight })
  })
})
