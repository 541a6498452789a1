import { v7 } from 'uuid'
import type { Clock, Ids } from '../../ports'

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (ms, action) => {
    const timer = setTimeout(action, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** uuid's version 7 keeps a counter, so ids of one process grow even within a millisecond. */
export const systemIds: Ids = { next: () => v7() }
