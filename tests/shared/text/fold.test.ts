import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold, markedWords, marks, wordsOf } from '../../../src/shared/text/fold'

const exact = (text: string) => [{ text, prefix: false }]
const open = (text: string) => [{ text, prefix: true }]
const shown = (text: string, looked: Parameters<typeof marks>[1]) => marks(text, looked).map(([start, end]) => text.slice(start, end))

describe('fold', () => {
  it.each([
    ['MÜLLER', 'muller'],
    ['Mueller', 'muller'],
    ['Muller', 'muller'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['Größe', 'grosse'],
    ['groesse', 'grosse'],
    ['Citroën', 'citron'],
    ['Citroen', 'citron'],
    ['Smørrebrød', 'smorrebrod'],
    ['Łódź', 'lodz'],
    ['ﬁnden', 'finden'],
    ['Über\u00adweisung', 'uberweisung'],
    ['Liefer-\ntermin', 'liefertermin'],
    ['Liefer-  \r\n  termin', 'liefertermin'],
    ['Auftrags-\nNr.', 'auftrags-\nnr.'],
    ['A\u0000B', 'a b'],
    ['ΣΟΦΟΣ', 'σοφοσ'],
  ])('%j becomes %j', (text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  it('says the same of composed and decomposed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
      }),
    )
  })

  it('folds a folded word to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const word of wordsOf(fold(text))) expect(fold(word)).toBe(word)
      }),
      { numRuns: 500 },
    )
  })

  it('folds the beginning of a word to the beginning of the folded word', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zäöüßéèëœaoueAEOUÄ\u0308]{1,12}$/), fc.nat(12), (word, length) => {
        expect(fold(word).startsWith(fold(word.slice(0, length)))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('marks', () => {
  it('marks a word as it stands, whatever its spelling', () => {
    expect(shown('Müller, MUELLER und Muller', exact('muller'))).toEqual(['Müller', 'MUELLER', 'Muller'])
  })
  it('marks of a longer word what was typed', () => {
    expect(shown('Lieferungen', open('liefer'))).toEqual(['Liefer'])
    expect(shown('Mueller', open('mu'))).toEqual(['Mue'])
    expect(shown('Mu\u0308ller', open('mu'))).toEqual(['Mu\u0308'])
    expect(shown('Straßen', open('stras'))).toEqual(['Straß'])
  })
  it('does not mark inside a word, nor a longer one without prefix', () => {
    expect(shown('Anlieferung Lieferungen', exact('liefer'))).toEqual([])
  })
  it('marks a word over the line’s end', () => {
    expect(shown('Der Liefer-\ntermin', exact('liefertermin'))).toEqual(['Liefer-\ntermin'])
    expect(shown('Der Liefer-\ntermin', open('lieferte'))).toEqual(['Liefer-\nte'])
  })
  it('marks a sign that stands for several words', () => {
    expect(shown('½ Palette', exact('1'))).toEqual(['½'])
  })

  it('gives ranges of the text itself for anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 3 }), (text, word) => {
        let before = 0
        for (const [start, end] of marks(text, open(fold(word)))) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          before = end
        }
      }),
      { numRuns: 500 },
    )
  })

  it('finds every word of a text in that text', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zA-ZäöüÄÖÜß]{1,10}$/), { minLength: 1, maxLength: 6 }), (words) => {
        const text = words.join(' ')
        expect(marks(text, wordsOf(fold(text)).map((word) => ({ text: word, prefix: false })))).toHaveLength(words.length)
      }),
    )
  })

  it('takes a long line without blanks in its stride', () => {
    const text = 'A'.repeat(1_000_000)
    expect(shown(text, open('aaa'))).toEqual(['AAA'])
  })
})

describe('markedWords', () => {
  const page = [
    { text: 'Unser', line: 0 },
    { text: 'Liefer-', line: 0 },
    { text: 'termin:', line: 1 },
    { text: 'Rechnung/Lieferschein', line: 1 },
  ]
  it('marks both parts of a word that the line’s end cut', () => {
    expect(markedWords(page, exact('liefertermin'))).toEqual([1, 2])
  })
  it('marks one part where the prefix ends in it', () => {
    expect(markedWords(page, open('lief'))).toEqual([1, 3])
  })
  it('marks nothing for nothing', () => {
    expect(markedWords(page, [])).toEqual([])
  })
})
