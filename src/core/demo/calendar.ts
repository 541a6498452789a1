import type { Chance } from './random'

const dayMs = 86_400_000
const hourMs = 3_600_000

/** Central European summer time: from the last Sunday of March to that of October, each at 1:00 UTC (directive 2000/84/EC). */
export function berlinOffsetMs(at: number): number {
  const year = new Date(at).getUTCFullYear()
  const lastSunday = (month: number): number => {
    const last = new Date(Date.UTC(year, month + 1, 0))
    return last.getTime() - last.getUTCDay() * dayMs + hourMs
  }
  return at >= lastSunday(2) && at < lastSunday(9) ? 2 * hourMs : hourMs
}

/** What the clock on a German office's wall says, read as if it were UTC. */
export const wallOf = (at: number): Date => new Date(at + berlinOffsetMs(at))

/** Holidays in all of Germany that have a date of their own, `month-day`. */
const holidays = new Set(['1-1', '5-1', '10-3', '12-24', '12-25', '12-26', '12-31'])

/** How much post a day brings, where a plain working day brings 1: summer and Christmas are quiet, Mondays and ends of months are not. */
export function volumeOf(day: number): number {
  const wall = wallOf(day + 12 * hourMs)
  const [month, date, weekday] = [wall.getUTCMonth() + 1, wall.getUTCDate(), wall.getUTCDay()]
  if (weekday === 0) return 0.02
  if (weekday === 6) return 0.05
  if (holidays.has(`${String(month)}-${String(date)}`)) return 0.03
  const lastOfMonth = new Date(Date.UTC(wall.getUTCFullYear(), month, 0)).getUTCDate()
  const byWeekday = [0, 1.25, 1.1, 1, 1, 0.8][weekday] ?? 1
  const byMonth = month === 8 ? 0.72 : month === 7 ? 0.85 : month === 11 ? 1.15 : month === 12 ? (date > 20 ? 0.4 : 1.2) : 1
  return byWeekday * byMonth * (date > lastOfMonth - 3 ? 1.35 : 1)
}

/** Hours of the wall's clock by how much comes in: early birds, a lunch, and what machines send at night. */
const hours: readonly (readonly [number, number])[] = [
  [6, 0.15], [7, 0.6], [8, 1.3], [9, 1.7], [10, 1.8], [11, 1.5], [12, 0.7], [13, 1], [14, 1.4], [15, 1.2], [16, 0.8], [17, 0.35], [18, 0.12], [20, 0.05], [22, 0.03],
]

/** A moment of this day (its UTC midnight) at which somebody writes. */
export function momentOn(day: number, chance: Chance): number {
  const wall = day + chance.weighed(hours) * hourMs + Math.floor(chance.next() * hourMs)
  return wall - berlinOffsetMs(wall)
}

/** Days of a span with their volumes, for drawing days by how much they bring. `until` is not reached. */
export function daysBetween(from: number, until: number): readonly (readonly [day: number, volume: number])[] {
  const first = Math.floor(from / dayMs) * dayMs
  return Array.from({ length: Math.max(1, Math.ceil((until - first) / dayMs)) }, (_, index) => {
    const day = first + index * dayMs
    return [day, volumeOf(day)] as const
  })
}

/** The same moment, or the next within office hours: answers are not written at night. */
export function inOfficeHours(at: number, chance: Chance): number {
  let moment = at
  for (let tries = 0; tries < 14; tries += 1) {
    const wall = wallOf(moment)
    const hour = wall.getUTCHours()
    const free = volumeOf(Math.floor((moment + berlinOffsetMs(moment)) / dayMs) * dayMs) < 0.5
    if (!free && hour >= 7 && hour < 18) return moment
    // On to the next morning, a little after the doors open.
    const nextDay = Math.floor(wall.getTime() / dayMs) * dayMs + (hour < 7 && !free ? 0 : dayMs)
    const morning = nextDay + 7.5 * hourMs + chance.next() * 1.5 * hourMs
    moment = Math.floor(morning - berlinOffsetMs(morning))
  }
  return moment
}
