import { describe, expect, it } from 'vitest'
import { joinedNumber, joinedNumbers } from '../../../src/shared/search/numbers'
import { fold } from '../../../src/shared/text/fold'

const found = (text: string) => [...joinedNumbers(fold(text))]

describe('numbers without what stands between', () => {
  it.each([
    ['Bestellung A-1312/B vom', ['a1312b', '1312b']],
    ['A1312B', ['a1312b', '1312b']],
    ['Summe 6.247,69 EUR', ['624769', '24769']],
    ['RE-2024/17.', ['re202417', '202417']],
    ['Tel. +49 (0)431 / 20917-44', ['04312091744', '2091744']],
    ['Fax 0431 20917-44', ['04312091744', '2091744']],
    ['IBAN DE12 5001 0517 5407 3249 31', ['de12500105175407324931']],
    ['am 30.11.2026 um 14:05', []],
    ['4711', []],
    ['keine', []],
  ])('%j has %j', (text, numbers) => {
    for (const number of numbers) expect(found(text)).toContain(number)
    if (numbers.length === 0) expect(found(text)).toEqual([])
  })

  it.each([
    ['A-1312/B', 'a1312b'],
    ['a1312b', 'a1312b'],
    ['0431/2091744', '04312091744'],
    ['+4943120917-44', '04312091744'],
    ['6247,69', '624769'],
    ['(RE-2024/17)', 're202417'],
    ['30.11.2026', null],
    ['abc', null],
    ['1a', null],
  ])('%j typed is %j', (typed, number) => {
    expect(joinedNumber(fold(typed))).toBe(number)
  })

  it('take no long time for a text that is one long number', () => {
    const text = '1a-'.repeat(100_000)
    expect(found(text).length).toBeLessThanOrEqual(200)
  })
})
