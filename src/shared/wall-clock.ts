const dayMs = 86_400_000
/** How far a zone is ahead of UTC changes at quarters of an hour: at whole hours nearly everywhere, at half past on Lord Howe Island. */
const stepMs = 900_000
/** Beyond it no calendar reaches (ECMA-262 time values); a day is left for the zone. A broken mail may claim such a moment. */
const mostMs = 8.64e15 - dayMs
/** Quarters remembered of a zone: some years of them. */
const mostSteps = 400_000

const clocks = new Map<string, (at: number) => number>()

/**
 * Reads the clock on the wall of a zone: a moment (UTC ms) as the ms since 1970-01-01T00:00 that this clock shows.
 * @param zone an IANA name ("Europe/Berlin"); the machine's own where none is given
 * @throws RangeError where the zone is unknown
 */
export function wallClock(zone: string = new Intl.DateTimeFormat().resolvedOptions().timeZone): (at: number) => number {
  const known = clocks.get(zone) ?? makeClock(zone)
  clocks.set(zone, known)
  return known
}

function makeClock(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, calendar: 'iso8601', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' })
  const ahead = new Map<number, number>()
  return (at) => {
    if (Math.abs(at) > mostMs) return at
    const step = Math.floor(at / stepMs)
    let ms = ahead.get(step)
    if (ms === undefined) {
      const part = Object.fromEntries(format.formatToParts(step * stepMs).map(({ type, value }) => [type, Number(value)]))
      ms = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'], part['second']) - step * stepMs
      if (ahead.size >= mostSteps) ahead.clear()
      ahead.set(step, ms)
    }
    return at + ms
  }
}

/** A day as whole days since 1970-01-01, by the clock of a zone: 2026-11-28 is the same number in every zone. */
export const dayNumberOf = (wall: number): number => Math.floor(wall / dayMs)

/** Minutes since midnight that the clock shows. */
export const minuteOf = (wall: number): number => Math.floor((wall - dayNumberOf(wall) * dayMs) / 60_000)

/** 1 is Monday (ISO 8601); 1970-01-01 was a Thursday. */
export const weekdayOf = (dayNumber: number): number => ((((dayNumber + 3) % 7) + 7) % 7) + 1
