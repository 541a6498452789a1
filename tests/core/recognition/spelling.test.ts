import { describe, expect, it } from 'vitest'
import type { ReadLine } from '../../../src/core/ports/recogniser'
import { spelled } from '../../../src/core/recognition/spelling'
import { withoutStrays } from '../../../src/core/recognition/tokens'

const line = (text: string, ...confidences: readonly number[]): ReadLine => text.split(' ').map((word, i) => ({ text: word, box: [i * 30, 0, 25, 12], confidence: confidences[i] ?? 90 }))
const textOf = (words: ReadLine): string => words.map(({ text }) => text).join(' ')

describe('signs that are taken for others', () => {
  it.each([
    ['Gemäß $ 18 Abs. 2', 'Gemäß § 18 Abs. 2'],
    ['rund 185 m? sind', 'rund 185 m² sind'],
    ['it costs $ 18.50 today', 'it costs $ 18.50 today'],
    ['Wie weit, in m?', 'Wie weit, in m?'],
    ['in 18 m?', 'in 18 m?'],
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
    expect(textOf(withoutStrays(line('Beschreibung', 10)))).toBe('Beschreibung')
    expect(textOf(withoutStrays(line('REKLAMATION', 22)))).toBe('REKLAMATION')
    expect(textOf(withoutStrays(line('hl HC DA', 20, 5, 22)))).toBe('')
    expect(textOf(withoutStrays(line('12.3 4,5', 9, 9)))).toBe('')
  })

  it('keeps a doubted dash between figures, and none elsewhere', () => {
    expect(textOf(withoutStrays(line('20338 - 5 PRAXIS', 90, 20, 90, 90)))).toBe('20338 - 5 PRAXIS')
    expect(textOf(withoutStrays(line('PRAXIS - Weiß', 90, 20, 90)))).toBe('PRAXIS Weiß')
  })
})
