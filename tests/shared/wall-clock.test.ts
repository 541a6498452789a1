import { describe, expect, it } from 'vitest'
import { dayNumberOf, minuteOf, wallClock, weekdayOf } from '../../src/shared/wall-clock'

const shown = (zone: string, text: string): string => new Date(wallClock(zone)(Date.parse(text))).toISOString().slice(0, 19)

describe('the clock on the wall', () => {
  it.each([
    ['Europe/Berlin', '2026-03-29T00:59:59Z', '2026-03-29T01:59:59'],
    ['Europe/Berlin', '2026-03-29T01:00:00Z', '2026-03-29T03:00:00'],
    ['Europe/Berlin', '2026-10-25T01:00:00Z', '2026-10-25T02:00:00'],
    ['Asia/Kolkata', '2026-11-28T18:30:00Z', '2026-11-29T00:00:00'],
    // Half an hour forward, at half past by UTC.
    ['Australia/Lord_Howe', '2026-10-03T15:29:59Z', '2026-10-04T01:59:59'],
    ['Australia/Lord_Howe', '2026-10-03T15:30:00Z', '2026-10-04T02:30:00'],
    ['Europe/Berlin', '1890-01-01T12:00:00Z', '1890-01-01T12:53:28'],
  ])('of %s shows at %s %s', (zone, at, wall) => {
    expect(shown(zone, at)).toBe(wall)
  })

  it('tells day, weekday and minute of what it shows', () => {
    const wall = wallClock('Europe/Berlin')(Date.parse('2026-11-28T23:30:00Z'))
    expect([dayNumberOf(wall) * 86_400_000, weekdayOf(dayNumberOf(wall)), minuteOf(wall)]).toEqual([Date.UTC(2026, 10, 29), 7, 30])
    expect([-4, -3, 0, 4].map(weekdayOf)).toEqual([7, 1, 4, 1])
  })

  it('knows no unknown zone, and takes a moment that no calendar has', () => {
    expect(() => wallClock('Europe/Atlantis')).toThrow(RangeError)
    expect(wallClock('Europe/Berlin')(9e15)).toBe(9e15)
  })
})
