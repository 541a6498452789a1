import { describe, expect, it } from 'vitest'
import { draw, type Column } from '../../src/renderer/features/dashboard/chart'
import { bucketsFor, comparedWith, fits, lastOf, spanOf, usualLook } from '../../src/renderer/features/dashboard/look'
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
    expect(comparedWith({ from: '2028-02-29', to: '2028-02-29' }, 'year')).toEqual({ from: '2027-03-01', to: '2027-03-01' })
    expect(comparedWith({ from: '2026-03-01', to: '2026-03-31' }, 'nothing')).toBeNull()
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

describe('the list behind a number', () => {
  const list = { figure: 'in', from: '2026-05-01', to: '2026-05-31', channel: 'fax', labelId: 'none', contactId: null, ownerId: null, region: '3' } as const

  it('comes back as it was named', () => {
    expect(readFigureFilter(figureFilter(list))).toEqual(list)
  })

  it.each(['figure:', 'figure:in', 'open', 'figure:all~2026-05-01~2026-05-31~~~~~', 'figure:in~2026-02-30~2026-05-31~~~~~', 'figure:in~2026-06-01~2026-05-31~~~~~', 'figure:in~2026-05-01~2026-05-31~telex~~~~', 'figure:in~2026-05-01~2026-05-31~~x~~~', 'figure:in~2026-05-01~2026-05-31~~~~~10', 'figure:in~2026-05-01~2026-05-31~~~~~~'])('%s names none', (filter) => {
    expect(readFigureFilter(filter)).toBeNull()
  })
})
