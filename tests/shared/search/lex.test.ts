import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lex } from '../../../src/shared/search/lex'

/** [-][operator:]value, joined terms with "|" before them, quotes as they were. */
const shown = (text: string) =>
  lex(text).map(({ minus, operator, value, quotes, or }) => `${or ? '|' : ''}${minus ? '-' : ''}${operator ? `${operator}:` : ''}${quotes === 'none' ? value : quotes === 'closed' ? `"${value}"` : `"${value}`}`)

describe('the terms of a search', () => {
  it.each([
    ['rechnung meier', ['rechnung', 'meier']],
    ['von:meier from:meier', ['from:meier', 'from:meier']],
    ['VON:Meier Kanal:FAX', ['from:Meier', 'channel:FAX']],
    ['von: meier', ['from:meier']],
    ['von:"Blüm GmbH" rest', ['from:"Blüm GmbH"', 'rest']],
    ['„Blüm GmbH“ x', ['"Blüm GmbH"', 'x']],
    ['-mahnung -von:meier', ['-mahnung', '-from:meier']],
    ['a - b', ['a', '-', 'b']],
    ['RE-2024/17', ['RE-2024/17']],
    ['Fax 0431 20917-44 vom', ['Fax', '0431 20917-44', 'vom']],
    ['von:+49 431 20917', ['from:+49 431 20917']],
    ['2024 1700 Meier', ['2024', '1700', 'Meier']],
    ['a OR b ODER c', ['a', '|b', '|c']],
    ['OR a', ['OR', 'a']],
    ['a OR', ['a', 'OR']],
    ['a OR OR b', ['a', '|OR', 'b']],
    ['oder or', ['oder', 'or']],
    ['"offen', ['"offen']],
    ['von:', ['from:']],
    ['nummer: 12', ['number:12']],
    ['http://x.example Re: y', ['http://x.example', 'Re:', 'y']],
    ['', []],
  ])('%j are %j', (text, terms) => {
    expect(shown(text)).toEqual(terms)
  })

  it('name a word before a colon that is no operator, and no address', () => {
    expect(lex('wer:meier http://a AW:b c:\\d').map(({ unknown }) => unknown)).toEqual(['wer', null, null, null])
  })

  it('cover every sign that is no blank, in order, for anything typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab -:"|„“\t\u00a0von:OR '), maxLength: 40 }), (text) => {
        let reached = 0
        for (const { from, to, valueFrom } of lex(text)) {
          expect(from).toBeGreaterThanOrEqual(reached)
          expect(text.slice(reached, from)).toMatch(/^(?:\s|OR|\|)*$/)
          expect(valueFrom).toBeGreaterThanOrEqual(from)
          expect(to).toBeGreaterThan(from)
          reached = to
        }
        expect(text.slice(reached).trim()).toBe('')
      }),
      { numRuns: 500 },
    )
  })
})
