import { describe, expect, it } from 'vitest'
import { berlinOffsetMs, inOfficeHours, volumeOf, wallOf } from '../../../src/core/demo/calendar'
import { chanceOf, idOf } from '../../../src/core/demo/random'

const hour = 3_600_000

describe('the office calendar', () => {
  it.each([
    ['2026-03-29T00:59:59Z', 1],
    ['2026-03-29T01:00:00Z', 2],
    ['2026-10-25T00:59:59Z', 2],
    ['2026-10-25T01:00:00Z', 1],
    ['2025-03-30T01:00:00Z', 2],
    ['2025-01-15T12:00:00Z', 1],
  ])('at %s the clock in Berlin is %i h ahead', (moment, hours) => {
    expect(berlinOffsetMs(Date.parse(moment))).toBe(hours * hour)
    // The system's own table of time zones says the same.
    const wall = new Intl.DateTimeFormat('de-DE', { timeZone: 'Europe/Berlin', hour: '2-digit', hour12: false }).format(Date.parse(moment))
    expect(wallOf(Date.parse(moment)).getUTCHours()).toBe(Number.parseInt(wall, 10))
  })

  it('knows Sundays, holidays, August, Christmas and the end of a month', () => {
    const volume = (day: string): number => volumeOf(Date.parse(`${day}T00:00:00Z`))
    const plain = volume('2026-05-12')
    expect(volume('2026-05-17')).toBeLessThan(plain / 10)
    expect(volume('2026-12-25')).toBeLessThan(plain / 10)
    expect(volume('2026-08-11')).toBeLessThan(plain)
    expect(volume('2026-12-22')).toBeLessThan(plain / 2)
    expect(volume('2026-06-30')).toBeGreaterThan(plain)
  })

  it('answers are written on working days between seven and six', () => {
    const chance = chanceOf(3)
    for (const start of ['2026-11-27T22:00:00Z', '2026-12-24T10:00:00Z', '2026-12-31T03:00:00Z', '2026-06-10T02:00:00Z']) {
      const at = inOfficeHours(Date.parse(start), chance)
      expect(at).toBeGreaterThan(Date.parse(start))
      const wall = wallOf(at)
      expect(wall.getUTCHours()).toBeGreaterThanOrEqual(7)
      expect(wall.getUTCHours()).toBeLessThan(18)
      expect([1, 2, 3, 4, 5]).toContain(wall.getUTCDay())
    }
  })
})

describe('chance', () => {
  it('is the same for the same seed, and keeps its bounds', () => {
    const draw = (seed: number): number[] => { const chance = chanceOf(seed); return Array.from({ length: 50 }, () => chance.whole(3, 9)) }
    expect(draw(5)).toEqual(draw(5))
    expect(draw(5)).not.toEqual(draw(6))
    expect(new Set(draw(5))).toEqual(new Set([3, 4, 5, 6, 7, 8, 9]))
    expect(() => chanceOf(1).weighed([])).toThrow(RangeError)
  })

  it('makes ids that are UUIDv7 of their moment', () => {
    const at = Date.UTC(2026, 10, 27)
    const id = idOf(at, chanceOf(1))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at)
  })
})
