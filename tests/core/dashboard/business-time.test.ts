import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessTime } from '../../../src/core/dashboard/business-time'

const at = (text: string): number => Date.parse(text)
const week = [1, 2, 3, 4, 5].map((day) => ({ day, from: 9 * 60, to: 17 * 60 }))
const berlin = businessTime({ zone: 'Europe/Berlin', state: 'BE', hours: week })

describe('business time', () => {
  it.each([
    ['within a day', '2026-11-23T09:30+01:00', '2026-11-23T11:00+01:00', 90],
    ['from before the office opens', '2026-11-23T06:00+01:00', '2026-11-23T09:10+01:00', 10],
    ['until after it has closed', '2026-11-23T16:00+01:00', '2026-11-23T22:00+01:00', 60],
    ['over a night', '2026-11-23T16:30+01:00', '2026-11-24T09:30+01:00', 60],
    ['over a weekend', '2026-11-27T16:00+01:00', '2026-11-30T10:00+01:00', 120],
    ['on a weekend alone', '2026-11-28T09:00+01:00', '2026-11-29T17:00+01:00', 0],
    ['over Easter, Good Friday and Monday free', '2026-04-02T16:00+02:00', '2026-04-07T10:00+02:00', 120],
    ['over the day that is 23 hours long', '2026-03-27T16:00+01:00', '2026-03-30T10:00+02:00', 120],
    ['over the day that is 25 hours long', '2026-10-23T16:00+02:00', '2026-10-26T10:00+01:00', 120],
    ['over New Year', '2026-12-31T16:00+01:00', '2027-01-04T10:00+01:00', 120],
    ['a whole year of Berlin', '2026-01-01T00:00+01:00', '2027-01-01T00:00+01:00', 254 * 480],
    ['backwards', '2026-11-24T10:00+01:00', '2026-11-23T10:00+01:00', 0],
  ])('%s', (_, from, to, minutes) => {
    expect(berlin(at(from), at(to))).toBe(minutes)
  })

  it('has the holidays of its own state alone', () => {
    const of = (state: 'BE' | 'BY' | null) => businessTime({ zone: 'Europe/Berlin', state, hours: week })(at('2026-01-06T00:00+01:00'), at('2026-01-07T00:00+01:00'))
    expect([of('BE'), of('BY'), of(null)]).toEqual([480, 0, 480])
  })

  it('is never open without hours', () => {
    expect(businessTime({ zone: 'Europe/Berlin', state: null, hours: [] })(0, at('2026-01-01T00:00Z'))).toBe(0)
  })

  it('adds up, however a span is cut', () => {
    const moment = fc.integer({ min: at('1969-06-01T00:00Z'), max: at('2040-01-01T00:00Z') })
    fc.assert(
      fc.property(fc.tuple(moment, moment, moment), (moments) => {
        const [a = 0, b = 0, c = 0] = [...moments].sort((one, other) => one - other)
        expect(berlin(a, b) + berlin(b, c)).toBeCloseTo(berlin(a, c), 6)
      }),
    )
  })
})
