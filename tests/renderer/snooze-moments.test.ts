import { expect, it } from 'vitest'
import { dateOf, dayOfDate, snoozeMoments } from '../../src/renderer/features/conversation/work/moments'

const at = (...parts: readonly [number, number, number, number?, number?]): number => new Date(...(parts as [number, number, number, number, number])).getTime()
const said = (now: number, hours: Parameters<typeof snoozeMoments>[1] = []) => Object.fromEntries(snoozeMoments(now, hours).map(({ name, at: moment }) => [name, moment]))

it('the moments to snooze until begin with the day’s work', () => {
  // Friday, 27 November 2026
  const hours = [{ day: 1, from: 7 * 60 + 30, to: 960 }]
  expect(said(at(2026, 10, 27, 12, 5), hours)).toEqual({
    Tomorrow: at(2026, 10, 28, 8, 0),
    Monday: at(2026, 10, 30, 7, 30),
    Week: at(2026, 11, 4, 8, 0),
    Month: at(2026, 11, 27, 8, 0),
  })
})

it('Monday is said once', () => {
  expect(said(at(2026, 10, 29, 9, 0))['Monday']).toBeUndefined()
  expect(said(at(2026, 10, 29, 9, 0))['Tomorrow']).toBe(at(2026, 10, 30, 8, 0))
  expect(said(at(2026, 10, 30, 9, 0))['Monday']).toBe(at(2026, 11, 7, 8, 0))
  expect(said(at(2026, 10, 30, 9, 0))['Week']).toBeUndefined()
})

it('a month from the 31st is the last day of the next', () => {
  expect(said(at(2027, 0, 31, 9, 0))['Month']).toBe(at(2027, 1, 28, 8, 0))
})

it('a date field and a day are the same', () => {
  expect(dateOf(Date.UTC(2026, 10, 30))).toBe('2026-11-30')
  expect(dayOfDate('2026-11-30')).toBe(Date.UTC(2026, 10, 30))
  for (const bad of ['', '2026-11', '2026-13-45', 'x']) expect(dayOfDate(bad)).toBeNull()
})
