import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDeadlines } from '../../../src/core/deadlines/read'

/** A Saturday. */
const written = Date.UTC(2026, 10, 28)
const days = (text: string): string[] => readDeadlines(text, written).map(({ day }) => new Date(day).toISOString().slice(0, 10))
const words = (text: string): string[] => readDeadlines(text, written).map(({ from, to }) => text.slice(from, to))

describe('a deadline', () => {
  it.each([
    ['Bitte antworten Sie bis zum 30.11.2026.', '2026-11-30'],
    ['Bitte bis 30.11. melden', '2026-11-30'],
    ['bis spätestens 4.12.26', '2026-12-04'],
    ['Zahlung bis 15.01.2028.', '2028-01-15'],
    ['bis zum 30. 11. 2026', '2026-11-30'],
    ['bis zum 30. November 2026', '2026-11-30'],
    ['bis Freitag, den 4. Dezember 2026, einreichen', '2026-12-04'],
    ['bis zum Fr., 04.12.2026', '2026-12-04'],
    ['spätestens am 1. März', '2027-03-01'],
    ['spätestens bis zum 01.12.2026', '2026-12-01'],
    ['bis einschließlich 31. Dez. 2026', '2026-12-31'],
    ['Frist: 15.12.2026', '2026-12-15'],
    ['Abgabefrist 15.12.2026', '2026-12-15'],
    ['Die Frist endet am 15.12.2026', '2026-12-15'],
    ['Einsendeschluss: 15. Dezember', '2026-12-15'],
    ['fällig am 11.12.2026', '2026-12-11'],
    ['zahlbar bis 11.12.2026', '2026-12-11'],
    ['Zahlungsziel: 11.12.2026', '2026-12-11'],
    ['Das Angebot ist gültig bis 2026-12-31', '2026-12-31'],
    ['innerhalb von 14 Tagen', '2026-12-12'],
    ['Innerhalb der nächsten 10 Tage', '2026-12-08'],
    ['innerhalb einer Woche nach Erhalt', '2026-12-05'],
    ['binnen zwei Wochen', '2026-12-12'],
    ['binnen eines Monats nach Zugang', '2026-12-28'],
    ['innert 10 Tagen', '2026-12-08'],
    ['innerhalb von 5 Werktagen', '2026-12-04'],
    ['mit einer Frist von 14 Tagen', '2026-12-12'],
    ['Zahlungsziel 30 Tage', '2026-12-28'],
    ['zahlbar in 14 Tagen ohne Abzug', '2026-12-12'],
    ['bis Freitag', '2026-12-04'],
    ['bis kommenden Montag', '2026-11-30'],
    ['bis Samstag', '2026-12-05'],
    ['bis zum Monatsende', '2026-11-30'],
    ['bis Ende Januar', '2027-01-31'],
    ['bis Ende Februar 2028', '2028-02-29'],
    ['bis Ende des Jahres', '2026-12-31'],
    ['bis Ende der Woche', '2026-12-04'],
    ['by the end of the month', '2026-11-30'],
    ['Please reply by 30 November 2026', '2026-11-30'],
    ['no later than December 4, 2026', '2026-12-04'],
    ['within 14 days', '2026-12-12'],
    ['Deadline: 4 December', '2026-12-04'],
    ['by Friday', '2026-12-04'],
    // as recognition reads faxes
    ['b1s zurn 3O.11.2O26', '2026-11-30'],
    ['lnnerhalb von l4 Tagen', '2026-12-12'],
    ['bis zum 30,11.2026', '2026-11-30'],
    ['bis\nzum\n30.11.2026', '2026-11-30'],
  ])('%j is %s', (text, day) => {
    expect(days(text)).toEqual([day])
  })

  it.each([
    ['vom 01.11.2026 bis 30.11.2026 in Urlaub'],
    ['von 1. bis 30.11.2026'],
    ['Schreiben vom 30.11.2026'],
    ['bis zum 30.11.2024'],
    ['bis 12.30 Uhr'],
    ['bis 8.11. Uhr'],
    ['bis zu 30 Tage'],
    ['Seiten 1 bis 3. 12 Stück'],
    ['bis 32.11.2026'],
    ['bis 1.12.3.4'],
    ['bis 30.13.2026'],
    ['bis 29.02.2027'],
    ['seit 14 Tagen'],
    ['innerhalb von 0 Tagen'],
    ['innerhalb Deutschlands'],
    ['befristet bis 30.11.2049'],
    ['> bitte bis zum 30.11.2026'],
    ['Bistum 30.11.2026'],
    ['IBAN bis'],
    [''],
  ])('%j sets none', (text) => {
    expect(days(text)).toEqual([])
  })

  it('says which words set it, each day once, three at the most', () => {
    expect(words('Bitte bis zum 30.11.2026, also binnen 14 Tagen. Frist: 30.11.2026')).toEqual(['bis zum 30.11.2026', 'binnen 14 Tagen'])
    expect(days('bis 1.12., bis 2.12., bis 3.12., bis 4.12.')).toHaveLength(3)
  })

  it('a month later is its last day where it has no such', () => {
    expect(readDeadlines('binnen eines Monats', Date.UTC(2027, 0, 31)).map(({ day }) => day)).toEqual([Date.UTC(2027, 1, 28)])
  })

  it('is looked for in any text, in bounded time', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('bis ', 'zum ', '1', '3', '.', ' ', 'Frist', ':', 'innerhalb von ', 'Tagen', '\n', '>', 'Mai', 'O'), maxLength: 300 }), (text) => {
        for (const { from, to, day } of readDeadlines(text, written)) {
          expect(from).toBeLessThan(to)
          expect(day % 86_400_000).toBe(0)
          expect(day).toBeGreaterThanOrEqual(written)
        }
      }),
      { numRuns: 500 },
    )
    const long = `${'bis '.repeat(20_000)}${'1.'.repeat(20_000)}${'innerhalb '.repeat(2_000)}`
    expect(readDeadlines(long, written)).toEqual([])
  })
})
