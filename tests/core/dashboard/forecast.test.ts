import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstOfMonth, forecastOf, monthOf, type MonthCount } from '../../../src/core/dashboard/forecast'
import { savingsOf, startOf } from '../../../src/core/dashboard/savings'
import { usualAssumptions } from '../../../src/shared/figures/names'

const next = monthOf('2026-12-01')
/** Shares of 1,000 messages in the months before December 2026, the last of them November. */
const months = (...shares: readonly number[]): MonthCount[] => shares.map((share, index) => ({ month: next - shares.length + index, fax: Math.round(share * 1000), all: 1000 }))
const falling = months(...Array.from({ length: 12 }, (_, index) => 1 / (1 + Math.exp(-0.5 + 0.1 * index))))

describe('the forecast', () => {
  it('names months, as numbers and as days', () => {
    expect(firstOfMonth(monthOf('2026-02-14'))).toBe('2026-02-01')
    expect(monthOf('1970-01-31')).toBe(0)
  })

  it('lies around the month in which an even course crosses the target', () => {
    // 0.5 − 0.1 × month: below 20 % (logit −1.386) from the 19th month on, that is June 2027 where January 2026 … is month 0 = December 2025.
    const { forecast, outlook } = forecastOf(falling, next, 0.2)
    if (forecast.kind !== 'between') throw new Error(forecast.kind)
    expect(monthOf(forecast.earliest)).toBeLessThanOrEqual(next + 7)
    expect(monthOf(forecast.latest ?? '')).toBeGreaterThanOrEqual(next + 7)
    expect(outlook).toHaveLength(12)
    for (const { low, share, high } of outlook) expect(low <= share && share <= high).toBe(true)
  })

  it('widens the further it goes, and the more the months scatter', () => {
    const width = (counts: readonly MonthCount[], ahead: number): number => {
      const { outlook } = forecastOf(counts, next, null)
      return (outlook[ahead]?.high ?? 0) - (outlook[ahead]?.low ?? 0)
    }
    const uneven = falling.map((one, index) => ({ ...one, fax: Math.round(one.fax * (index % 2 ? 0.8 : 1.2)) }))
    expect(width(uneven, 3)).toBeGreaterThan(width(falling, 3))
  })

  it.each([
    ['too few months', months(0.5, 0.4, 0.3), 0.2, 'too-little'],
    ['no message at all', [], 0.2, 'too-little'],
    ['months of a handful of messages', falling.map((one) => ({ ...one, fax: 1, all: 3 })), 0.2, 'too-little'],
    ['ups and downs', months(0.5, 0.3, 0.6, 0.4, 0.5, 0.3, 0.6, 0.4), 0.2, 'no-direction'],
    ['always the same', months(...Array.from({ length: 8 }, () => 0.4)), 0.2, 'no-direction'],
    ['more and more', months(0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5), 0.1, 'rising'],
    ['no target', falling, null, 'no-target'],
    ['a target that is reached', falling, 0.6, 'reached'],
    ['a target of nothing at all', falling, 0, 'not-in-sight'],
    ['never a fax', months(0, 0, 0, 0, 0, 0, 0), 0.2, 'reached'],
    ['nothing but faxes', months(1, 1, 1, 1, 1, 1, 1), 0.2, 'no-direction'],
  ] as const)('says of %s what is true', (_, counts, target, kind) => {
    expect(forecastOf(counts, next, target).forecast.kind).toBe(kind)
  })

  it('tells of a target as reached by the last three months alone', () => {
    const old = falling.map((one) => ({ ...one, month: one.month - 3 }))
    expect(forecastOf(old, next, 0.6).forecast.kind).not.toBe('reached')
    const quiet = falling.map((one, index) => (index === falling.length - 2 ? { ...one, fax: 0, all: 3 } : one))
    expect(forecastOf(quiet, next, 0.6).forecast.kind).not.toBe('reached')
  })

  it('leaves out the month under way, dates to come, and what lies further back than eighteen months', () => {
    const far = falling.map((one) => ({ ...one, month: one.month - 120 }))
    expect(forecastOf(far, next, 0.2).forecast).toMatchObject({ kind: 'too-little', months: 0 })
    const tomorrow = [...falling, { month: next, fax: 999, all: 1000 }, { month: next + 400, fax: 999, all: 1000 }]
    expect(forecastOf(tomorrow, next, 0.2)).toEqual(forecastOf(falling, next, 0.2))
  })

  it('is always a share, whatever came in', () => {
    const month = fc.record({ month: fc.integer({ min: next - 30, max: next + 5 }), all: fc.integer({ min: 1, max: 500 }), part: fc.double({ min: 0, max: 1, noNaN: true }) })
    fc.assert(
      fc.property(fc.uniqueArray(month, { selector: (one) => one.month, maxLength: 30 }), fc.option(fc.double({ min: 0, max: 1, noNaN: true })), (counts, target) => {
        const { outlook } = forecastOf(counts.map(({ month: at, all, part }) => ({ month: at, all, fax: Math.round(all * part) })).sort((one, other) => one.month - other.month), next, target)
        for (const { low, share, high } of outlook) expect(0 <= low && low <= share && share <= high && high <= 1).toBe(true)
      }),
    )
  })
})

describe('the savings', () => {
  it('are those counted by hand', () => {
    // At the start half was fax. Of 200 since, 40 are: 60 avoided, of 2 pages each.
    const start = startOf([{ month: 1, fax: 2, all: 10 }, ...[2, 3, 4].map((month) => ({ month, fax: 10, all: 20 })), { month: 5, fax: 0, all: 500 }])
    expect(start).toEqual({ from: '1970-03-01', to: '1970-05-01', fax: 30, all: 60 })
    const saved = savingsOf(start, { fax: 40, all: 200, faxPages: 80 }, { ...usualAssumptions, faxMinutes: 8, mailMinutes: 3, hourCost: 40, pageCost: 0.1, printedShare: 0.5, sheetGrams: 5, paperCarbon: 2 })
    expect(saved).toMatchObject({ avoided: 60, pagesPerFax: 2, minutes: 300, sheets: 60, kilos: 0.3, carbon: 0.6 })
    expect(saved.money).toBeCloseTo(5 * 40 + 6)
  })

  it('are below nothing where more faxes come than at the start', () => {
    expect(savingsOf({ from: '2026-01-01', to: '2026-03-01', fax: 1, all: 10 }, { fax: 30, all: 100, faxPages: 30 }, usualAssumptions).avoided).toBe(-20)
  })

  it('are none before there is a start, and in a period without faxes a fax has one page', () => {
    expect(startOf([{ month: 1, fax: 20, all: 40 }])).toBeNull()
    expect(savingsOf(null, { fax: 0, all: 0, faxPages: 0 }, usualAssumptions)).toMatchObject({ start: null, avoided: 0, money: 0, pagesPerFax: 1 })
  })
})
