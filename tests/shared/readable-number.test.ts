import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { describe, expect, it } from 'vitest'
import { readableNumber } from '../../src/shared/text/readable-number'

describe('a number for reading', () => {
  it('is parted into country, area and the rest', () => {
    expect(readableNumber('+494066969418')).toBe('+49 40 66969418')
    expect(readableNumber('+494312091744')).toBe('+49 431 2091744')
    expect(readableNumber('+49692012345')).toBe('+49 69 2012345')
    expect(readableNumber('+4943929876')).toBe('+49 4392 9876')
    expect(readableNumber('+41446681800')).toBe('+41 44 6681800')
    expect(readableNumber('+12025550143')).toBe('+1 202 5550143')
    expect(readableNumber('+35224611')).toBe('+352 24611')
  })

  it('is parted less where the area is not sure', () => {
    expect(readableNumber('+493420512345')).toBe('+49 3420512345')
  })

  it('is left alone where it is none', () => {
    for (const value of ['', 'post@buero.example', '040 66969418', '+49', '+0401234567', '+49 40 1234567', '+4940669694181234567']) {
      expect(readableNumber(value)).toBe(value)
    }
  })

  it('keeps its digits, whatever they are', () => {
    fc.assert(fc.property(fc.stringMatching(/^\+[1-9]\d{5,14}$/), (number) => readableNumber(number).replaceAll(' ', '') === number))
  })

  it('has its area where the numbering plan has it, in all of Germany', () => {
    const wrong = Array.from({ length: 80_000 }, (_, index) => String(20_000 + index)).filter((start) => {
      const known = parsePhoneNumberFromString(`+49${start}12345`)
      if (!known?.isValid()) return false
      const [, area, rest] = readableNumber(known.number).split(' ')
      return rest !== undefined && area !== known.formatInternational().split(' ')[1]
    })
    expect(wrong).toEqual([])
  })
})
