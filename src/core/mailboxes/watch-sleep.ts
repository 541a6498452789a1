import type { Clock } from '../ports'

const tickMs = 20_000
/** A busy machine is late, too, but not by this. */
const longestTickMs = 90_000

/**
 * Tells when the machine has slept: timers stand still meanwhile, the time of day does not. Whoever held a line then
 * holds a dead one, and would learn it only minutes later.
 * @returns what ends the watch
 */
export function watchSleep(clock: Pick<Clock, 'now' | 'after'>, woke: () => void): () => void {
  let last = clock.now()
  let callOff = clock.after(tickMs, tick)
  function tick(): void {
    const now = clock.now()
    const slept = now - last > longestTickMs
    last = now
    callOff = clock.after(tickMs, tick)
    if (slept) woke()
  }
  return () => callOff()
}
