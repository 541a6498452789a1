import type { Workday } from '../../../../shared/domain/person'

/** When a day begins for whom no hours are known, or on a day off. */
const usualStart = 8 * 60

export interface Moment {
  readonly name: 'Tomorrow' | 'Monday' | 'Week' | 'Month'
  readonly at: number
}

/** The moments until which somebody snoozes most, each at the start of that day's work, by the clock on the wall. */
export function snoozeMoments(now: number, hours: readonly Workday[]): readonly Moment[] {
  const today = new Date(now)
  const on = (days: number, months = 0): number => {
    const date = new Date(today.getFullYear(), today.getMonth() + months, today.getDate() + days)
    // The 31st of a month that has 30 days is its last.
    if (months > 0 && date.getDate() !== today.getDate()) date.setDate(0)
    const day = date.getDay() === 0 ? 7 : date.getDay()
    const start = hours.find((one) => one.day === day)?.from ?? usualStart
    date.setHours(Math.floor(start / 60), start % 60)
    return date.getTime()
  }
  const toMonday = (8 - (today.getDay() === 0 ? 7 : today.getDay())) % 7 || 7
  const moments: readonly Moment[] = [
    { name: 'Tomorrow', at: on(1) },
    { name: 'Monday', at: on(toMonday) },
    { name: 'Week', at: on(7) },
    { name: 'Month', at: on(0, 1) },
  ]
  // On a Sunday, Monday is tomorrow; on a Monday, it is in a week: said once.
  return moments.filter(({ at }, index) => moments.findIndex((other) => other.at === at) === index)
}

/** `2026-11-30`, as a date field has it, of a day (shared/day.ts). */
export const dateOf = (day: number): string => new Date(day).toISOString().slice(0, 10)

/** Null where the field is empty. */
export function dayOfDate(value: string): number | null {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
  return Number.isNaN(day) ? null : day
}
