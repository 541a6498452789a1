import { describe, expect, it } from 'vitest'
import type { PreparedPage } from '../../../src/core/ports/document-reader'
import type { RecognisedPage } from '../../../src/core/ports/recogniser'
import { bestReading, turnsToTry } from '../../../src/core/recognition/judge'
import { looksEnglish } from '../../../src/core/recognition/language'
import { encodePgm } from '../../../src/core/recognition/prepare'
import { straight } from '../../../src/core/recognition/skew'
import { textDirection } from '../../../src/core/recognition/text-direction'
import { assemble, withoutStrays, wordsOnPage } from '../../../src/core/recognition/tokens'

const read = (confidence: number, ...lines: readonly string[]): RecognisedPage =>
  assemble(lines.flatMap((text, line) => text.split(' ').map((word) => ({ text: word, box: [0, 0, 10, 10] as [number, number, number, number], confidence, line }))))

describe('which way is up', () => {
  it('asks for no second reading where the first is clear or the page is blank', () => {
    expect(turnsToTry(read(90, 'Sehr geehrte Damen und Herren'), 'across')).toEqual([])
    expect(turnsToTry(assemble([]), 'blank')).toEqual([])
  })

  it('tries what the look of the page leaves open, likeliest first', () => {
    const poor = read(40, 'uaɹɹəH pun')
    expect(turnsToTry(poor, 'across')).toEqual([180])
    expect(turnsToTry(poor, 'down')).toEqual([90, 270, 180])
    expect(turnsToTry(poor, 'unclear')).toEqual([180, 90, 270])
    expect(turnsToTry(assemble([]), 'down')).toEqual([90, 270, 180])
  })

  it('turns a page only for a clearly better reading', () => {
    const upright = { rotation: 0, page: read(50, 'Bestellung über zwölf Eckventile') } as const
    const slightly = { rotation: 180, page: read(51, 'Bestellung über zwölf Eckventile') } as const
    const clearly = { rotation: 180, page: read(90, 'Bestellung über zwölf Eckventile und Rosetten') } as const
    const scraps = { rotation: 90, page: read(80, 'a b c d e f g h i j k l m n') } as const
    expect(bestReading([upright, slightly])).toBe(upright)
    expect(bestReading([upright, scraps, clearly])).toBe(clearly)
    expect(bestReading([])).toBeUndefined()
  })

  const drawn = (paint: (x: number, y: number) => boolean): PreparedPage => {
    const [width, height] = [1200, 1600]
    const data = new Uint8Array(width * height).fill(255)
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (paint(x, y)) data[y * width + x] = 0
    return { pgm: encodePgm({ kind: 'grey', width, height, data }), width, height, scaleX: 1, scaleY: 1, skew: straight }
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
  it('leaves out stray signs and bars, and numbers the lines anew', () => {
    const page = read(80, '| Menge | 12', '|', '~ —', 'Preis – 3,50 €', '|Summe|')
    expect(withoutStrays(page)).toMatchObject({ text: 'Menge 12\nPreis – 3,50 €\nSumme' })
    expect(withoutStrays(page).words.map((word) => word.line)).toEqual([0, 0, 1, 1, 1, 1, 2])
    expect(withoutStrays(read(80, '| _'))).toEqual({ words: [], text: '', confidence: 0 })
  })

  it('has its boxes in pixels of the page picture', () => {
    const [word] = wordsOnPage([{ text: 'a', box: [10, 20, 30, 40], confidence: 88.888, line: 0 }], { width: 100, height: 100, scaleX: 1.5, scaleY: 0.5, skew: straight })
    expect(word).toEqual({ text: 'a', box: [15, 10, 45, 20], confidence: 88.9, line: 0 })
  })
})
