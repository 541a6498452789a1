import { getHolidays } from 'feiertagejs'
import type { FederalState } from '../../shared/figures/names'
import type { Workday } from '../../shared/domain/person'
import { dayNumberOf, wallClock, weekdayOf } from '../../shared/wall-clock'

export interface OfficeCalendar {
  /** IANA name */
  readonly zone: string
  /** whose public holidays are free; null: none are */
  readonly state: FederalState | null
  /** when the office is open; no day twice */
  readonly hours: readonly Workday[]
}

const dayMs = 86_400_000
const minuteMs = 60_000

interface Year {
  /** minutes open before each day of the year; one more entry than it has days */
  readonly before: readonly number[]
  readonly free: ReadonlySet<number>
}

/**
 * Minutes that an office was open between two moments: nights, weekends and public holidays do not count.
 * @returns a function of two moments (UTC ms), 0 where the second is not after the first
 */
export function businessTime({ zone, state, hours }: OfficeCalendar): (from: number, to: number) => number {
  const wall = wallClock(zone)
  const open = new Map(hours.map((day) => [day.day, day]))
  const years = new Map<number, Year>()
  const yearOf = (year: number): Year => {
    const known = years.get(year) ?? layOut(year)
    years.set(year, known)
    return known
  }

  const layOut = (year: number): Year => {
    const free = new Set(state === null ? [] : getHolidays(year, state).map(({ dateString }) => Date.parse(dateString) / dayMs))
    const first = Date.UTC(year, 0, 1) / dayMs
    const days = Date.UTC(year + 1, 0, 1) / dayMs - first
    const before = [0]
    for (let day = 0; day < days; day++) {
      const span = free.has(first + day) ? undefined : open.get(weekdayOf(first + day))
      before.push((before[day] ?? 0) + (span === undefined ? 0 : span.to - span.from))
    }
    return { before, free }
  }

  /** minutes open since the year began */
  const minutesInto = (at: number): { readonly year: number; readonly minutes: number } => {
    const ms = wall(at)
    const day = dayNumberOf(ms)
    const year = new Date(ms).getUTCFullYear()
    const { before, free } = yearOf(year)
    const span = free.has(day) ? undefined : open.get(weekdayOf(day))
    const today = span === undefined ? 0 : Math.min(span.to, Math.max(span.from, (ms - day * dayMs) / minuteMs)) - span.from
    return { year, minutes: (before[day - Date.UTC(year, 0, 1) / dayMs] ?? 0) + today }
  }

  return (from, to) => {
    if (to <= from) return 0
    const [start, end] = [minutesInto(from), minutesInto(to)]
    let minutes = end.minutes - start.minutes
    for (let year = start.year; year < end.year; year++) minutes += yearOf(year).before.at(-1) ?? 0
    return minutes
  }
}
