import { describe, expect, it } from 'vitest'
import { personTyped, suggestionsFor } from '../../src/renderer/features/search/suggestions'

const sources = { language: 'de' as const, people: [{ name: 'Blüm GmbH', address: 'eva@bluem.example' }], colleagues: ['Anna Berger', 'Jo Özkan'], labels: ['Eilig', 'Neue Ware'], recent: ['kanal:fax mahnung', 'rechnung'], saved: [{ name: 'Woche', query: 'seit:gestern' }] }
const lines = (text: string, caret = text.length, other = {}) => suggestionsFor(text, caret, { ...sources, people: [], ...other }).map(({ label }) => label)
const texts = (text: string, caret = text.length, other = {}) => suggestionsFor(text, caret, { ...sources, ...other }).map((one) => one.text)

describe('suggestions', () => {
  it('begin in an empty field with what is kept, what was sought, and ways to narrow', () => {
    expect(lines('')).toEqual(['Woche', 'kanal:fax mahnung', 'rechnung', 'von:', 'nr:', 'kanal:', 'hat:', 'seit:'])
  })

  it('go on with the operator under the caret, in the window’s language, also when the other was typed', () => {
    expect(lines('ka')).toEqual(['kanal:', 'kanal:fax mahnung'])
    expect(lines('fro')).toEqual(['von:'])
    expect(lines('rechnung kana', 13, { language: 'en' })).toEqual(['channel:'])
    expect(texts('von rest', 3, { people: [] })).toEqual(['von: rest'])
    expect(texts('rest -ka', 8, { people: [] })).toEqual(['rest -kanal:'])
  })

  it('offer what may stand behind an operator, until it stands there', () => {
    expect(lines('kanal:')).toEqual(['kanal:fax', 'kanal:mail', 'kanal:notiz'])
    expect(lines('channel:m')).toEqual(['channel:mail'])
    expect(lines('kanal:fax')).toEqual([])
    expect(texts('a -hat:p b', 8, {})).toEqual(['a -hat:pdf b'])
  })

  it('put a person behind her operator, or behind one that fits both ways, in quotes where there are blanks', () => {
    expect(texts('von:bl')).toEqual(['von:"Blüm GmbH" '])
    expect(texts('blu', 3, { recent: [], saved: [] })).toEqual(['mit:"Blüm GmbH" '])
    expect(personTyped('von:bl', 6)).toBe('bl')
    expect(personTyped('rechnung', 8)).toBe('rechnung')
    expect(personTyped('betreff:bl', 10)).toBe('')
    expect(personTyped('r', 1)).toBe('')
  })

  it('offer who works here, the labels there are, and how work may stand', () => {
    expect(lines('zuständig:')).toEqual(['zuständig:ich', 'zuständig:niemand', 'Anna Berger', 'Jo Özkan'])
    expect(texts('zuständig:oez')).toEqual(['zuständig:"Jo Özkan" '])
    expect(texts('owner:m', 7, { language: 'en' })).toEqual(['owner:me '])
    expect(texts('-schlagwort:wa', 14)).toEqual(['-schlagwort:"Neue Ware" '])
    expect(lines('label:"neue w')).toEqual(['Neue Ware'])
    expect(lines('schlagwort:Eilig')).toEqual([])
    expect(lines('zustand:w')).toEqual(['zustand:wartet', 'zustand:wiedervorlage'])
    expect(lines('zu')).toEqual(['zustand:', 'zuständig:'])
    expect(lines('fäll')).toEqual(['fällig:'])
  })

  it('are none where the caret is in a blank, and none is thrown at nonsense', () => {
    expect(lines('a  b', 2)).toEqual([])
    for (const text of ['"', '-', ':', 'von:"', 'OR', '🦊:']) expect(() => lines(text)).not.toThrow()
  })
})
