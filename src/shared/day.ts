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
