import type { Progress } from '../../shared/contract/intake'
import type { ChangeFeed, Clock } from '../ports'

/** Events at most this often: a person reads no faster, and an archive would flood the window. */
const tellMs = 200

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

  const now = (): Progress => ({ arrivalsDone, arrivalsAll, pagesDone, pagesAll, paused })
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
      arrivalsAll += added
      arrivalsDone += done
      tell()
    },
    pages: ({ added = 0, done = 0 }) => {
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
