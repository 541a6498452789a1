/**
 * The calendar day of a moment by the clock on the wall, as the UTC midnight of that date: so a day is a number like any
 * moment, sorts by itself, and is the same day in whatever time zone it is read again.
 */
export function dayOf(at: number): number {
  const date = new Date(at)
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
}

/** From one such day to the next, in ms. */
export const dayMs = 86_400_000

/** An ISO date as whole days since 1970-01-01. */
export const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / dayMs
export const isoOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

/** The same date a year before; of 29 February the 28th, so that it stays in its month. */
export function yearBefore(day: number): number {
  const date = new Date(day * dayMs)
  const [year, month] = [date.getUTCFullYear() - 1, date.getUTCMonth()]
  return Math.min(Date.UTC(year, month, date.getUTCDate()), Date.UTC(year, month + 1, 0)) / dayMs
}
