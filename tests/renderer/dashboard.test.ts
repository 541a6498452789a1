import { describe, expect, it } from 'vitest'
import { draw, type Column } from '../../src/renderer/features/dashboard/chart'
import { bucketsFor, comparedWith, fits, lastOf, liesAfter, spanOf, usualLook } from '../../src/renderer/features/dashboard/look'
import { readTyped, writeTyped } from '../../src/renderer/features/dashboard/typed'
import { isStaleCount } from '../../src/renderer/api/changes'
import { periodDay } from '../../src/shared/contract/dashboard'
import { figureFilter, readFigureFilter } from '../../src/shared/figures/filter'

describe('periods of the dashboard', () => {
  it.each([
    ['week', '2026-11-23'],
    ['month', '2026-11-01'],
    ['quarter', '2026-09-01'],
    ['year', '2026-01-01'],
    ['twelve', '2025-12-01'],
    ['all', '2019-02-28'],
  ] as const)('%s begins %s', (period, from) => {
    expect(spanOf({ ...usualLook, period }, '2026-11-28', '2019-02-28')).toEqual({ from, to: '2026-11-28' })
  })

  it('never end before they begin, whatever a clock said of the first message', () => {
    expect(spanOf({ ...usualLook, period: 'all' }, '2026-11-28', '2061-01-01')).toEqual({ from: '2026-11-28', to: '2026-11-28' })
    expect(spanOf({ ...usualLook, period: 'all' }, '2026-11-28', null)).toEqual({ from: '2026-11-28', to: '2026-11-28' })
  })

  it('are compared with as many days before, or the same a year ago', () => {
    expect(comparedWith({ from: '2026-03-01', to: '2026-03-31' }, 'before')).toEqual({ from: '2026-01-29', to: '2026-02-28' })
    expect(comparedWith({ from: '2028-02-29', to: '2028-02-29' }, 'year')).toEqual({ from: '2027-02-28', to: '2027-02-28' })
    expect(comparedWith({ from: '2026-03-01', to: '2026-03-31' }, 'nothing')).toBeNull()
    // Nothing is counted before 1970, and nobody may ask for it.
    expect(comparedWith({ from: '1990-01-01', to: '2026-03-31' }, 'before')).toEqual({ from: '1970-01-01', to: '1989-12-31' })
    expect(comparedWith({ from: '1970-03-01', to: '2026-03-31' }, 'year')).toEqual({ from: '1970-01-01', to: '2025-03-31' })
    expect(comparedWith({ from: '1970-01-01', to: '2026-03-31' }, 'before')).toBeNull()
    expect(comparedWith({ from: '1970-01-01', to: '1970-02-01' }, 'year')).toBeNull()
  })

  it('lie after the start only where all of it was before', () => {
    const start = { from: '2026-01-01', to: '2026-03-01' }
    expect(liesAfter({ from: '2026-04-01', to: '2026-04-30' }, start)).toBe(true)
    expect(liesAfter({ from: '2026-03-31', to: '2026-04-30' }, start)).toBe(false)
    expect(liesAfter({ from: '2025-01-01', to: '2025-04-30' }, start)).toBe(false)
  })

  it('are put together so that they can be drawn', () => {
    const tenYears = { from: '2016-01-01', to: '2026-11-28' }
    expect(fits('day', tenYears)).toBe(false)
    expect(bucketsFor({ ...usualLook, by: 'day' }, tenYears)).toBe('month')
    expect(bucketsFor(usualLook, { from: '2026-11-01', to: '2026-11-28' })).toBe('day')
    expect(lastOf('2026-02-01', 'month', '2026-12-31')).toBe('2026-02-28')
    expect(lastOf('2026-11-25', 'week', '2026-12-31')).toBe('2026-11-29')
    expect(lastOf('2026-11-25', 'week', '2026-11-28')).toBe('2026-11-28')
  })
})

describe('a number that is typed', () => {
  it.each([
    ['10.000', 'de', 10_000],
    ['1.234,5', 'de', 1234.5],
    ['12,5', 'de', 12.5],
    ['12.5', 'de', 12.5],
    ['0.045', 'de', 0.045],
    ['43,4', 'de', 43.4],
    ['10,000', 'en', 10_000],
    ['1,234.5', 'en', 1234.5],
    [' 12.5 ', 'en', 12.5],
    ['12,5', 'en', 12.5],
    ['0', 'en', 0],
  ] as const)('%s in %s', (text, language, value) => {
    expect(readTyped(text, language)).toBe(value)
  })

  it.each(['', ' ', 'zehn', '1.2.3', '1,2,3', '10.00.000', '1,5,', '€ 5'])('%j is none', (text) => {
    expect(readTyped(text, 'de')).toBeNaN()
    expect(readTyped(text, 'en')).toBeNaN()
  })

  it.each([10_000, 0.045, 43.4, 1234.5, 0])('%d is read as it was written', (value) => {
    for (const language of ['de', 'en'] as const) expect(readTyped(writeTyped(value, language), language)).toBe(value)
  })
})

describe('what the dashboard counted', () => {
  it.each(['dashboard.figures', 'dashboard.who', 'dashboard.groups', 'dashboard.savings', 'dashboard.forecast'])('%s is asked for again after whatever it was counted from changed', (name) => {
    for (const kind of ['conversation', 'message', 'label', 'contact'] as const) expect(isStaleCount({ name }, [kind]), kind).toBe(true)
    expect(isStaleCount({ name }, ['draft', 'page'])).toBe(false)
  })
})

describe('a chart', () => {
  const size = { width: 600, height: 220 }
  const column = (month: number, fax: number, all: number): Column => ({ from: `2026-0${String(month)}-01`, to: `2026-0${String(month)}-28`, fax, all, before: null })

  it('is as high as the shares it shows, and never more than all', () => {
    const { columns, ticks, target, band } = draw([column(1, 1, 2), column(2, 0, 0), column(3, 5, 5)], [{ month: '2026-04-01', share: 0.5, low: 0.2, high: 1 }], 0.2, size)
    expect(columns[0]?.height).toBeCloseTo((columns[2]?.height ?? 0) / 2)
    expect(columns[1]?.height).toBe(0)
    expect(Math.max(...ticks.map(({ share }) => share))).toBe(1)
    expect(target).toBeGreaterThan(columns[0]?.y ?? 0)
    expect(band).not.toContain('NaN')
  })

  it('of nothing at all has an axis', () => {
    expect(draw([], [], null, size)).toMatchObject({ columns: [], before: '', band: '', target: null })
  })
})

describe('the days of a period', () => {
  it.each(['1970-01-01', '2026-11-28', '2028-02-29', '2100-12-31'])('%s is one', (day) => {
    expect(periodDay.safeParse(day).success).toBe(true)
  })

  it.each(['1969-12-31', '2101-01-01', '9999-12-31', '2026-02-29', '', 'today'])('%j is none', (day) => {
    expect(periodDay.safeParse(day).success).toBe(false)
  })
})

describe('the list behind a number', () => {
  const list = { figure: 'in', from: '2026-05-01', to: '2026-05-31', channel: 'fax', labelId: 'none', contactId: null, ownerId: null, region: '3' } as const

  it('comes back as it was named', () => {
    expect(readFigureFilter(figureFilter(list))).toEqual(list)
  })

  it.each(['figure:', 'figure:in', 'open', 'figure:all~2026-05-01~2026-05-31~~~~~', 'figure:in~2026-02-30~2026-05-31~~~~~', 'figure:in~2026-06-01~2026-05-31~~~~~', 'figure:in~2026-05-01~2026-05-31~telex~~~~', 'figure:in~2026-05-01~2026-05-31~~x~~~', 'figure:in~2026-05-01~2026-05-31~~~~~10', 'figure:in~2026-05-01~2026-05-31~~~~~~', 'figure:in~2026-05-01~9999-12-31~~~~~', 'figure:began~2026-05-01~2101-01-01~~~~~', 'figure:in~1969-12-31~2026-05-31~~~~~'])('%s names none', (filter) => {
    expect(readFigureFilter(filter)).toBeNull()
  })
})
