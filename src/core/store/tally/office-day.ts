const dayMs = 86_400_000
const hourMs = 3_600_000
/** Beyond it no calendar reaches (ECMA-262 time values); a day is left for the zone. A broken mail may claim such a moment. */
const mostMs = 8.64e15 - dayMs

/**
 * Reads the clock on the wall of a zone: a moment (UTC ms) as the ms since 1970-01-01T00:00 that this clock shows. How far a
 * zone is ahead changes at whole hours of UTC in all of today's zones, and is remembered by the hour.
 * @param zone an IANA name ("Europe/Berlin")
 * @throws RangeError where the zone is unknown
 */
export function wallClock(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, calendar: 'iso8601', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', hourCycle: 'h23' })
  const ahead = new Map<number, number>()
  return (at) => {
    if (Math.abs(at) > mostMs) return at
    const hour = Math.floor(at / hourMs)
    let ms = ahead.get(hour)
    if (ms === undefined) {
      const part = Object.fromEntries(format.formatToParts(hour * hourMs).map(({ type, value }) => [type, Number(value)]))
      ms = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute']) - hour * hourMs
      if (ahead.size > 100_000) ahead.clear()
      ahead.set(hour, ms)
    }
    return at + ms
  }
}

/** The day a moment belongs to by the clock of a zone, as whole days since 1970-01-01: 2026-11-28 is the same number in every zone. */
export function officeDays(zone: string): (at: number) => number {
  const wall = wallClock(zone)
  return (at) => Math.floor(wall(at) / dayMs)
}
