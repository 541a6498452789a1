import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileTemplate, match, matchable, unknownPlaceholder } from '../../../src/core/gateways/template'

const read = (template: string, text: string) => match(compileTemplate(template), matchable(text))

describe('a template', () => {
  it('fits the whole text, whatever its case, blanks, dashes and quotes', () => {
    expect(read('Neues Fax – „Kanzlei“', 'NEUES  FAX\t- "Kanzlei"')).toEqual({})
    expect(read('Neues Fax', 'Neues Fax 2')).toBeNull()
    expect(read('Neues Fax', 'Ein neues Fax')).toBeNull()
    expect(read('*neues Fax*', 'Ein neues Fax für Sie')).toEqual({})
  })

  it('reads what stands in the place of a placeholder', () => {
    expect(read('Fax von {name} ({number})', 'Fax von Müller (Berlin) (030 / 12 34-56)')).toEqual({ name: 'Müller (Berlin)', number: '030 / 12 34-56' })
    expect(read('{pages} Seiten am {date} um {time} Uhr', '12 Seiten am 2. November 2026 um 14:05 Uhr')).toEqual({ pages: '12', date: '2. November 2026', time: '14:05' })
    expect(read('{date}_{time}_Telefax.{number}.pdf', '02.11.26_09.15_Telefax.0301234567.pdf')).toEqual({ date: '02.11.26', time: '09.15', number: '0301234567' })
    expect(read('Auftrag {job} an {name} fertig', 'Auftrag "Rechnung 12" an Meier fertig')).toEqual({ job: '"Rechnung 12"', name: 'Meier' })
  })

  it('takes words for a withheld number as its number', () => {
    for (const word of ['unbekannt', 'Anonym', 'Rufnummer unterdrückt', '<UNSPECIFIED>', 'withheld']) expect(read('Fax von {number}', `Fax von ${word}`)).toEqual({ number: word })
    expect(read('Fax von {number}', 'Fax von Frau Berg')).toBeNull()
  })

  it('takes no number out of the middle of another', () => {
    expect(read('*{pages} Seiten', 'Nr. 123456 Seiten')).toBeNull()
    expect(read('*{pages} Seite*', 'Fax mit 12 Seiten')).toEqual({ pages: '12' })
    expect(read('Fax {number}*', 'Fax 12')).toBeNull()
  })

  it('tells placeholders that there are not', () => {
    expect(unknownPlaceholder('Fax von {nummer}')).toBe('{nummer}')
    expect(unknownPlaceholder('Fax von {}')).toBe('{}')
    expect(unknownPlaceholder('Fax von {number} {')).toBeNull()
  })

  it('knows no regular expressions', () => {
    expect(read('(a+)+$', 'aaaa')).toBeNull()
    expect(read('(a+)+$', '(a+)+$')).toEqual({})
    expect(read('.{3}', 'abc')).toBeNull()
  })

  it('ends with what a backtracking matcher would never end with', () => {
    const template = compileTemplate(`${'{name}*{number}a*'.repeat(11)}!`)
    const text = matchable('0 a1a'.repeat(100))
    // Of two to the power of hundreds of ways each place is looked at once: any other matcher is ended by the test's time.
    for (let round = 0; round < 5; round++) expect(match(template, text)).toBeNull()
  })

  it('never throws, and what it reads stands in the text', () => {
    const piece = fc.oneof(fc.constantFrom('{number}', '{name}', '{date}', '{time}', '{pages}', '{job}', '*', '{', '}', '(', '\\', ' ', 'ſ', 'İ', '\ud800', '😀', '\u0000'), fc.string({ maxLength: 6 }))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.array(piece, { maxLength: 30 }), (template, text) => {
        const matched = matchable(text.join(''))
        for (const value of Object.values(match(compileTemplate(template.join('')), matched) ?? {})) expect(matched.text).toContain(value)
      }),
      { seed: 4, numRuns: 60 },
    )
  })
})
