import { describe, expect, it } from 'vitest'
import { spanOf } from '../../../src/shared/search/dates'

const now = new Date(2026, 10, 27, 15).getTime()
const day = (at: number): string => {
  const date = new Date(at)
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].join('-')
}

describe('a date behind an operator', () => {
  it.each([
    ['2025', '2025-1-1', '2026-1-1'],
    ['2025-03', '2025-3-1', '2025-4-1'],
    ['3/2025', '2025-3-1', '2025-4-1'],
    ['12.2025', '2025-12-1', '2026-1-1'],
    ['März', '2026-3-1', '2026-4-1'],
    ['dez', '2025-12-1', '2026-1-1'],
    ['oct2024', '2024-10-1', '2024-11-1'],
    ['12.3.2025', '2025-3-12', '2025-3-13'],
    ['31.12.25', '2025-12-31', '2026-1-1'],
    ['24.12.', '2025-12-24', '2025-12-25'],
    ['2.1.', '2026-1-2', '2026-1-3'],
    ['2024-02-29', '2024-2-29', '2024-3-1'],
    ['heute', '2026-11-27', '2026-11-28'],
    ['gestern', '2026-11-26', '2026-11-27'],
    ['yesterday', '2026-11-26', '2026-11-27'],
  ])('%s is from %s until %s', (word, from, until) => {
    const span = spanOf(word, now)
    expect(span && [day(span.from), day(span.until)]).toEqual([from, until])
  })

  it.each(['', 'x', '13/2025', '2025-13', '30.2.2025', '2025-02-30', '1', '20255', 'ma', 'montag', '12.3', '99.99.', '0.0.2025'])('%j is none', (word) => {
    expect(spanOf(word, now)).toBeNull()
  })
})
