import { expect, it } from 'vitest'
import { watchSleep } from '../../../src/core/mailboxes/watch-sleep'

/** A clock whose one timer the test lets go off when it likes. */
function clock() {
  let now = 0
  let due: (() => void) | null = null
  return {
    now: () => now,
    after: (_ms: number, run: () => void) => {
      due = run
      return () => {
        due = null
      }
    },
    goOff: (later: number) => {
      now += later
      due?.()
    },
  }
}

it('a machine that slept is told from one that is late, each time, until nobody watches any more', () => {
  const own = clock()
  let woken = 0
  const stop = watchSleep(own, () => woken++)
  for (const later of [20_000, 21_000, 80_000, 20_000]) own.goOff(later)
  expect(woken).toBe(0)
  own.goOff(8 * 3_600_000)
  expect(woken).toBe(1)
  own.goOff(20_000)
  // Set back by hand, the time of day says nothing.
  own.goOff(-3_600_000)
  expect(woken).toBe(1)
  own.goOff(91_000)
  expect(woken).toBe(2)
  stop()
  own.goOff(8 * 3_600_000)
  expect(woken).toBe(2)
})
