import { describe, expect, it } from 'vitest'
import { dayNumber, isoOf } from '../../../src/shared/day'
import { bucketOf, trafficBuckets } from '../../../src/core/dashboard/buckets'
import { spreadOf } from '../../../src/core/dashboard/spread'

const row = (day: string, channel: 'fax' | 'mail', direction: 'in' | 'out', messages: number, pages = 0) => ({ day: dayNumber(day), channel, direction, messages, pages })
const shown = (size: 'day' | 'week' | 'month', from: string, to: string, rows: ReturnType<typeof row>[] = []) => trafficBuckets(rows, dayNumber(from), dayNumber(to), size)

describe('buckets of time', () => {
  it.each([
    ['2026-11-28', 'week', '2026-11-23'],
    ['2026-11-23', 'week', '2026-11-23'],
    ['2027-01-01', 'week', '2026-12-28'],
    ['1969-12-31', 'week', '1969-12-29'],
    ['2026-11-28', 'month', '2026-11-01'],
    ['2024-02-29', 'month', '2024-02-01'],
    ['2026-11-28', 'day', '2026-11-28'],
  ] as const)('%s falls into the %s of %s', (day, size, first) => {
    expect(isoOf(bucketOf(dayNumber(day), size))).toBe(first)
  })

  it('leave no gap and begin where the period begins', () => {
    expect(shown('month', '2025-12-15', '2026-03-01').map(({ from }) => from)).toEqual(['2025-12-15', '2026-01-01', '2026-02-01', '2026-03-01'])
    expect(shown('day', '2024-02-28', '2024-03-01')).toHaveLength(3)
    expect(shown('week', '2026-11-23', '2026-11-23')).toHaveLength(1)
  })

  it('hold each message once, by channel and direction, and none from outside the period', () => {
    const rows = [row('2026-01-31', 'fax', 'in', 3, 9), row('2026-02-01', 'mail', 'in', 5), row('2026-02-28', 'mail', 'out', 2), row('2026-03-02', 'fax', 'in', 7, 7)]
    expect(shown('month', '2026-01-31', '2026-03-01', rows)).toEqual([
      { from: '2026-01-31', in: { fax: 3, mail: 0, other: 0 }, out: { fax: 0, mail: 0, other: 0 }, faxPages: 9 },
      { from: '2026-02-01', in: { fax: 0, mail: 5, other: 0 }, out: { fax: 0, mail: 2, other: 0 }, faxPages: 0 },
      { from: '2026-03-01', in: { fax: 0, mail: 0, other: 0 }, out: { fax: 0, mail: 0, other: 0 }, faxPages: 0 },
    ])
  })
})

describe('spread', () => {
  it.each([
    [[], null, null],
    [[7], 7, 7],
    [[3, 1], 2, 3],
    [[10, 1, 9, 2, 8, 3, 7, 4, 6, 5], 5.5, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 6, 10],
  ])('of %j', (values, median, p90) => {
    expect(spreadOf(values)).toEqual({ count: values.length, median, p90 })
  })
})
