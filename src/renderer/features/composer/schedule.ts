const evening = 17
const morning = 8
/** A moment nearer than this is no later. */
const soonMs = 15 * 60_000

/** The moments at which offices like their letters to go: what is over is not offered, and what falls on one day stands once. */
export function momentsAfter(now: number): readonly number[] {
  const at = (days: number, hour: number): number => {
    const day = new Date(now)
    // By the calendar, not by 24 hours: the nights on which clocks are changed are longer or shorter.
    return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days, hour).getTime()
  }
  const today = new Date(now).getDay()
  const untilMonday = (8 - today) % 7 || 7
  const moments = [at(0, evening), at(1, morning), at(untilMonday, morning)]
  return [...new Set(moments)].filter((moment) => moment - now >= soonMs)
}

/** What a field for date and time takes and gives: local, to the minute, as HTML has it. */
export function localMinute(at: number): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = new Date(at)
  return `${String(day.getFullYear()).padStart(4, '0')}-${two(day.getMonth() + 1)}-${two(day.getDate())}T${two(day.getHours())}:${two(day.getMinutes())}`
}

/** Null where it names no moment. */
export function momentOf(field: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(field) ? new Date(field).getTime() : Number.NaN
  return Number.isFinite(at) ? at : null
}
