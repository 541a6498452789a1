import { describe, expect, it } from 'vitest'
import type { ReadLine } from '../../../src/core/ports/recogniser'
import { spelled } from '../../../src/core/recognition/spelling'
import { withoutEdgeScraps, withoutIslands, withoutStrays } from '../../../src/core/recognition/tokens'

const line = (text: string, ...confidences: readonly number[]): ReadLine => text.split(' ').map((word, i) => ({ text: word, box: [i * 30, 0, 25, 12], confidence: confidences[i] ?? 90 }))
const textOf = (words: ReadLine): string => words.map(({ text }) => text).join(' ')

describe('signs that are taken for others', () => {
  it.each([
    ['Gemäß $ 18 Abs. 2', 'Gemäß § 18 Abs. 2'],
    ['rund 185 m? sind', 'rund 185 m² sind'],
    ['it costs $ 18.50 today', 'it costs $ 18.50 today'],
    ['Wie weit, in m?', 'Wie weit, in m?'],
    ['in 18 m?', 'in 18 m?'],
    ['16 m?', '16 m²'],
    ['Ihr Zeichen: $-37', 'Ihr Zeichen: S-37'],
  ])('%s', (read, meant) => expect(textOf(spelled(line(read), 'deu'))).toBe(meant))

  it('are left alone in English, and on no words', () => {
    expect(textOf(spelled(line('about $ 18 each'), 'eng'))).toBe('about $ 18 each')
    expect(spelled([], 'deu')).toEqual([])
  })
})

describe('a line of low confidence', () => {
  it('stays where it has a sure word, an amount, a day or a long word; scraps go', () => {
    expect(textOf(withoutStrays(line('Äquipotenzialklemme groß', 16, 96)))).toBe('Äquipotenzialklemme groß')
    expect(textOf(withoutStrays(line('232,15 €', 19, 45)))).toBe('232,15 €')
    expect(textOf(withoutStrays(line('10.02.2026”', 6)))).toBe('10.02.2026”')
    expect(textOf(withoutStrays(line('P.1/1', 21)))).toBe('P.1/1')
    expect(textOf(withoutStrays(line('1.1', 21)))).toBe('')
    expect(textOf(withoutStrays(line('Beschreibung', 10)))).toBe('Beschreibung')
    expect(textOf(withoutStrays(line('REKLAMATION', 22)))).toBe('REKLAMATION')
    expect(textOf(withoutStrays(line('hl HC DA', 20, 5, 22)))).toBe('')
    expect(textOf(withoutStrays(line('12.3 4,5', 9, 9)))).toBe('')
  })

  it('keeps a doubted dash between figures, and none elsewhere', () => {
    expect(textOf(withoutStrays(line('20338 - 5 PRAXIS', 90, 20, 90, 90)))).toBe('20338 - 5 PRAXIS')
    expect(textOf(withoutStrays(line('PRAXIS - Weiß', 90, 20, 90)))).toBe('PRAXIS Weiß')
  })

  it('keeps arrows and the sign between two parties of a lawsuit, and a struck 0 of a number is one', () => {
    expect(textOf(withoutStrays(line('0931 >> 0421')))).toBe('0931 >> 0421')
    expect(textOf(withoutStrays(line('Bär ./. Kühne')))).toBe('Bär ./. Kühne')
    expect(textOf(withoutStrays(line('98 64 © - 19')))).toBe('98 64 0 - 19')
    expect(textOf(withoutStrays(line('2026 © Verlag')))).toBe('2026 Verlag')
  })
})

describe('the dark edge beside a sheet', () => {
  const at = (text: string, left: number, confidence = 90) => ({ text, confidence, line: 0, box: [left, 100, text.length * 12, 20] as [number, number, number, number] })
  const text = ['Sehr', 'geehrte', 'Damen'].map((word, i) => at(word, 240 + i * 400))

  it('leaves no letters; what stands with the writing, or is a word, stays', () => {
    const kept = [...text, at('4', 210), at('KG,', 20), at('7', 1180)]
    expect(withoutEdgeScraps([...kept, at('j', 17), at('ä', 20), at('1', 1695)], 1728)).toEqual(kept)
    expect(withoutEdgeScraps([at('j', 17)], 1728)).toEqual([at('j', 17)])
    expect(withoutEdgeScraps([], 1728)).toEqual([])
  })

  it('is told from a page whose writing begins there', () => {
    const close = [at('Sehr', 30), at('geehrte', 100), at('Damen', 300), at('1', 20)]
    expect(withoutEdgeScraps(close, 1728)).toEqual(close)
  })
})

describe('what a drawing or a raster was read as', () => {
  const at = (text: string, left: number, top: number, confidence: number) => ({ text, confidence, line: 0, box: [left, top, text.length * 18, 24] as [number, number, number, number] })
  const letter = Array.from({ length: 15 }, (_, i) => at('Schreiben', 200 + (i % 3) * 250, 200 + Math.floor(i / 3) * 40, 94))

  it('goes where it stands by itself and is doubted', () => {
    const kept = [...letter, at('Kunde', 300, 420, 31), at('Zusatz', 1200, 1500, 88), at('19,90', 1300, 1400, 35)]
    expect(withoutIslands([...kept, at('sa', 1200, 900, 66), at('VEN', 700, 1900, 31)], 1728)).toEqual(kept)
  })

  it('stays where little on the page is sure: handwriting, a scrawled note', () => {
    const note = [...letter.slice(0, 6), at('morgen', 900, 1500, 40)]
    expect(withoutIslands(note, 1728)).toEqual(note)
    const doubted = [...letter, ...Array.from({ length: 20 }, (_, i) => at('vielleicht', 200, 1000 + i * 40, 45))]
    expect(withoutIslands(doubted, 1728)).toEqual(doubted)
    expect(withoutIslands([], 1728)).toEqual([])
  })
})
