import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyCorrections, rewriteText, standingAt, turnBetween, turnedBox, turnedSides, type Correction } from '../../../src/core/corrections'
import type { Box, Word } from '../../../src/shared/domain/page'

const word = (text: string, box: Box, line = 0): Word => ({ text, box, confidence: 40, line })
const saying = (box: Box, text: string): Correction => ({ box, read: 'Rechnunq', text, by: null, at: 7 })

const read = [word('Rechnunq', [100, 200, 180, 30]), word('Nr.', [300, 200, 40, 30]), word('4711', [360, 200, 90, 30])]

describe('corrections', () => {
  it('stand at the word in their place, with what was read beside them', () => {
    const words = applyCorrections(read, [saying([100, 200, 180, 30], 'Rechnung')])
    expect(words.map(({ text }) => text)).toEqual(['Rechnung', 'Nr.', '4711'])
    expect(words[0]).toMatchObject({ confidence: 100, corrected: { read: 'Rechnunq', by: null, at: 7 } })
    expect(read[0]?.text).toBe('Rechnunq')
  })

  it('hold when the page was read again and its boxes shifted a little, and say nothing where the word is gone', () => {
    const again = [word('Rechnvng', [103, 198, 176, 33]), word('Nr.', [300, 200, 40, 30])]
    const said = [saying([100, 200, 180, 30], 'Rechnung'), saying([360, 200, 90, 30], '4712')]
    expect(applyCorrections(again, said).map(({ text }) => text)).toEqual(['Rechnung', 'Nr.'])
  })

  it('do not take a neighbour, an empty box or a word twice as long', () => {
    expect(standingAt(read, [285, 200, 20, 30])).toBeNull()
    expect(standingAt(read, [0, 0, 0, 0])).toBeNull()
    expect(standingAt(read, [100, 200, 400, 30])).toBeNull()
  })
})

describe('the text of a page', () => {
  it('changes at the very word, however often the same stands there, and keeps all else', () => {
    const words = [word('Nr.', [0, 0, 9, 9]), word('l', [10, 0, 9, 9]), word('Nr.', [0, 20, 9, 9], 1), word('l', [10, 20, 9, 9], 1)]
    const to = words.map((each, index) => (index === 3 ? { ...each, text: '1' } : each))
    expect(rewriteText('Nr.  l\n\nNr. l\n', words, to)).toBe('Nr.  l\n\nNr. 1\n')
    expect(rewriteText('Nr.  l\n\nNr. 1\n', to, words)).toBe('Nr.  l\n\nNr. l\n')
  })

  it('is left alone by words of the transmit line and by words it does not have', () => {
    const stamped: Word = { ...word('Seite', [0, 0, 9, 9]), stamped: true }
    expect(rewriteText('Seite 1', [stamped, word('weg', [0, 0, 9, 9])], [{ ...stamped, text: 'X' }, word('fort', [0, 0, 9, 9])])).toBe('Seite 1')
  })

  it('comes back as it was when a correction is taken back, whatever was written', () => {
    const token = fc.stringMatching(/^[A-Za-zäöü0-9.,/-]{1,6}$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(token, token), { minLength: 1, maxLength: 12 }), fc.nat(), (pairs, chosen) => {
        const words = pairs.map(([text], index) => word(text, [index * 10, 0, 9, 9]))
        const at = chosen % words.length
        const to = words.map((each, index) => (index === at ? { ...each, text: pairs[index]?.[1] ?? '' } : each))
        const text = words.map((each) => each.text).join(' ')
        expect(rewriteText(text, words, to)).toBe(to.map((each) => each.text).join(' '))
        expect(rewriteText(rewriteText(text, words, to), to, words)).toBe(text)
      }),
    )
  })
})

describe('a box', () => {
  it('goes with the page when that is turned, and is back after a whole turn', () => {
    const sides = { width: 1728, height: 2290 }
    const box: Box = [100, 50, 300, 40]
    expect(turnedBox(box, sides, 90)).toEqual([2290 - 50 - 40, 100, 40, 300])
    expect(turnedBox(box, sides, 180)).toEqual([1728 - 100 - 300, 2290 - 50 - 40, 300, 40])
    expect(turnedBox(turnedBox(box, sides, 90), turnedSides(sides, 90), 270)).toEqual(box)
    expect(turnedBox(turnedBox(box, sides, 180), sides, 180)).toEqual(box)
    expect([turnBetween(270, 0), turnBetween(0, 270), turnBetween(90, 90)]).toEqual([90, 270, 0])
  })
})
