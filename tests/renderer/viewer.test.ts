import { describe, expect, it } from 'vitest'
import { reflow, type Block } from '../../src/renderer/features/conversation/reflow'
import { nearestWord } from '../../src/renderer/features/conversation/select-words'
import { deskWords } from '../../src/renderer/features/conversation/viewer/desk-words'
import { larger, scaleFor, wheeled } from '../../src/renderer/features/conversation/viewer/scale'
import { spreadAt, turnLeaf } from '../../src/renderer/features/conversation/viewer/spreads'
import { layLine, linesOf } from '../../src/renderer/features/conversation/word-layout'
import type { Word } from '../../src/shared/domain/page'
import { typed } from '../helpers/typewriter'

const said = (block: Block): string =>
  (block.kind === 'row' ? block.cells : block.lines).map((runs) => runs.map(({ text, spaced }) => (spaced ? ` ${text}` : text)).join('')).join(' | ')

const blocksOf = (words: readonly Word[]): readonly Block[] => reflow(words).flatMap(({ blocks }) => blocks)

describe('recognised text as running text', () => {
  it('has headings, paragraphs that flow over their lines, and lines that their writer ended', () => {
    const blocks = blocksOf(
      typed('# Angebot 318\n\nSehr geehrte Damen und Herren,\n\nwir danken für Ihre Anfrage und bieten die Rohr-\nleitung für die Anlage wie besprochen bis Ende an\nund liefern frei.\n\nMit freundlichen Grüßen\nTollmoor'),
    )
    expect(blocks.map((block) => [block.kind, said(block)])).toEqual([
      ['heading', 'Angebot 318'],
      ['paragraph', 'Sehr geehrte Damen und Herren,'],
      ['paragraph', 'wir danken für Ihre Anfrage und bieten die Rohrleitung für die Anlage wie besprochen bis Ende an und liefern frei.'],
      ['paragraph', 'Mit freundlichen Grüßen | Tollmoor'],
    ])
  })

  it('keeps a row of a table a row and says the stamped line apart', () => {
    const stamped = typed('05-OKT-2026  09:14').map((word): Word => ({ ...word, stamped: true }))
    const blocks = blocksOf([...stamped, ...typed('\n\nPos.      Menge      Preis\n10        24 St.     86,40').map((word) => ({ ...word, line: word.line + 10 }))])
    expect(blocks.map((block) => [block.kind, said(block)])).toEqual([
      ['stamp', '05-OKT-2026 09:14'],
      ['row', 'Pos. | Menge | Preis'],
      ['row', '10 | 24 St. | 86,40'],
    ])
  })

  it('sets head, footnotes and foot apart, each in one piece, and lets no paragraph run into them', () => {
    const of = (part: Word['part'], text: string, from: number): Word[] => typed(text).map((word): Word => ({ ...word, line: word.line + from, ...(part && { part }) }))
    const stretches = reflow([
      ...of('head', '# Tollmoor GmbH', 0),
      ...of(undefined, 'wir danken für Ihre Anfrage und bieten die Rohre\nwie besprochen bis Ende an und liefern sie frei.', 1),
      ...of('note', '1 Ohne Skonto.', 3),
      ...of('foot', 'Sparkasse      IBAN DE02', 4),
      ...of('foot', 'Seite 1', 5),
    ])
    expect(stretches.map(({ part, blocks }) => [part, blocks.map((block) => [block.kind, said(block)])])).toEqual([
      ['head', [['paragraph', 'Tollmoor GmbH']]],
      [undefined, [['paragraph', 'wir danken für Ihre Anfrage und bieten die Rohre wie besprochen bis Ende an und liefern sie frei.']]],
      ['note', [['paragraph', '1 Ohne Skonto.']]],
      ['foot', [['row', 'Sparkasse | IBAN DE02'], ['paragraph', 'Seite 1']]],
    ])
  })

  it('loses no word, whatever stands where; of nothing it makes nothing', () => {
    expect(reflow([])).toEqual([])
    const odd: Word[] = [
      { text: 'a', box: [0, 0, 0, 0], confidence: 0, line: 3 },
      { text: 'b-', box: [900, 10, 5, 900], confidence: 0, line: 3 },
      { text: 'c', box: [-5, -5, 3, 3], confidence: 0, line: 1 },
    ]
    expect(blocksOf(odd).map(said).join(' ').match(/[abc]/g)?.sort()).toEqual(['a', 'b', 'c'])
  })
})

describe('the stage of the viewer', () => {
  const page = { width: 1728, height: 2400 }
  const stage = { width: 1000, height: 800 }

  it('shows the whole page, its width, two side by side, and never smaller than whole', () => {
    const whole = scaleFor('page', [page], stage)
    expect(page.height * whole).toBeCloseTo(752)
    expect(page.width * scaleFor('width', [page], stage)).toBeCloseTo(952)
    expect(2 * page.width * scaleFor('page', [page, page], stage)).toBeLessThanOrEqual(952 - 16 + 0.01)
    expect(scaleFor(0.0001, [page], stage)).toBe(whole)
    expect(scaleFor(1_000, [page], stage)).toBeCloseTo(8 * whole)
    expect([larger(whole) > whole, wheeled(1, -100) > 1, wheeled(1, 100) < 1]).toEqual([true, true, true])
    expect(scaleFor('page', [], { width: 0, height: 0 })).toBeGreaterThan(0)
  })

  it('turns leaf by leaf, and by two where two lie side by side', () => {
    expect([spreadAt(2, 5, false), spreadAt(3, 5, true), spreadAt(4, 5, true), spreadAt(0, 0, false)]).toEqual([[2], [2, 3], [4], []])
    expect([turnLeaf(0, 5, true, 1), turnLeaf(3, 5, true, 1), turnLeaf(4, 5, true, 1), turnLeaf(3, 5, true, -1), turnLeaf(0, 5, true, -1)]).toEqual([2, 4, 4, 0, 0])
    expect([turnLeaf(0, 2, false, 1), turnLeaf(1, 2, false, 1), turnLeaf(0, 2, false, -1)]).toEqual([1, 1, 0])
  })

  it('selects along the line that is nearest, also from beside it and between two lines', () => {
    const lines = linesOf(typed('eins zwei drei\nvier fünf sechs')).map(layLine)
    const at = (x: number, y: number): string | undefined => {
      const found = nearestWord(lines, x, y)
      return found ? lines[found.line]?.[found.place]?.word.text : undefined
    }
    expect([at(105, 125), at(5_000, 128), at(0, 160), at(190, 149), nearestWord([], 1, 1)]).toEqual(['eins', 'drei', 'vier', 'zwei', null])
  })

  it('lists what was read with doubt, what was said of it, what is picked, or what is looked for', () => {
    const words = typed('Rechnunq vom Mai').map((word, index): Word => ({ ...word, confidence: index === 0 ? 30 : 95 }))
    const texts = (sought: string, picked: Word | null) => deskWords(words, sought, picked).map(({ text }) => text)
    expect([texts('', null), texts('', words[2] ?? null), texts('MAI', null), texts('xyz', null)]).toEqual([['Rechnunq'], ['Rechnunq', 'Mai'], ['Mai'], []])
    const stamped = words.map((word): Word => ({ ...word, stamped: true }))
    expect([deskWords(stamped, '', null), deskWords(stamped, '', stamped[0] ?? null).length]).toEqual([[], 1])
    const settled = words.map((word, index): Word => (index === 0 ? { ...word, text: 'Rechnung', confidence: 100, corrected: { read: 'Rechnunq', by: null, at: 1 } } : word))
    expect([deskWords(settled, '', null).length, deskWords(settled, 'rechnunq', null).length]).toEqual([1, 1])
  })
})
