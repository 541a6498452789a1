import type { Progress } from '../../shared/contract/intake'
import type { ChangeFeed, Clock } from '../ports'

/** Events at most this often: a person reads no faster, and an archive would flood the window. */
const tellMs = 200
/** Before this much is done, the pace says nothing. */
const tellingMs = 5_000
const tellingDone = 3

export interface ProgressMeter {
  arrivals(change: { readonly added?: number; readonly done?: number }): void
  pages(change: { readonly added?: number; readonly done?: number }): void
  paused(paused: boolean): void
  now(): Progress
}

/** Counts the burst under way: from the first arrival or page until everything has ended, then it begins at zero. */
export function createProgress(feed: ChangeFeed, clock: Clock): ProgressMeter {
  let arrivalsDone = 0
  let arrivalsAll = 0
  let pagesDone = 0
  let pagesAll = 0
  let paused = false
  let telling = false
  let begunAt = clock.now()

  const secondsLeft = (): number | null => {
    const [done, all] = arrivalsDone < arrivalsAll ? [arrivalsDone, arrivalsAll] : [pagesDone, pagesAll]
    const spent = clock.now() - begunAt
    return done < all && spent >= tellingMs && done >= tellingDone ? Math.round((spent * (all - done)) / done / 1_000) : null
  }
  const now = (): Progress => ({ arrivalsDone, arrivalsAll, pagesDone, pagesAll, paused, secondsLeft: paused && arrivalsDone >= arrivalsAll ? null : secondsLeft() })
  const begin = (): void => {
    if (arrivalsAll === 0 && pagesAll === 0) begunAt = clock.now()
  }
  const tell = (): void => {
    if (telling) return
    telling = true
    clock.after(tellMs, () => {
      telling = false
      feed.emit('progress', now())
      if (arrivalsDone >= arrivalsAll && pagesDone >= pagesAll) arrivalsDone = arrivalsAll = pagesDone = pagesAll = 0
    })
  }
  return {
    now,
    arrivals: ({ added = 0, done = 0 }) => {
      begin()
      arrivalsAll += added
      arrivalsDone += done
      tell()
    },
    pages: ({ added = 0, done = 0 }) => {
      begin()
      pagesAll += added
      pagesDone += done
      tell()
    },
    paused: (value) => {
      paused = value
      tell()
    },
  }
}
