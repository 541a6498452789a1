import { describe, expect, it } from 'vitest'
import { createProgress } from '../../../src/core/intake/progress'
import type { ChangeFeed, Clock } from '../../../src/core/ports'

function meter() {
  let now = 1_000
  const clock: Clock = { now: () => now, after: () => () => undefined }
  const feed = { emit: () => undefined, changed: () => undefined, listen: () => () => undefined } as unknown as ChangeFeed
  return { progress: createProgress(feed, clock), pass: (ms: number) => void (now += ms) }
}

describe('the time left', () => {
  it('is told by the pace of the burst, once there is one', () => {
    const { progress, pass } = meter()
    pass(3_600_000) // the engine ran for an hour before anything came
    progress.arrivals({ added: 1_000 })
    expect(progress.now().secondsLeft).toBeNull()
    progress.arrivals({ done: 100 })
    expect(progress.now().secondsLeft).toBeNull()
    pass(10_000)
    expect(progress.now().secondsLeft).toBe(90)
    progress.arrivals({ added: -850 })
    expect(progress.now().secondsLeft).toBe(5)
    progress.arrivals({ done: 50 })
    expect(progress.now().secondsLeft).toBeNull()
  })

  it('is that of reading after all is taken in, and none while reading is halted', () => {
    const { progress, pass } = meter()
    progress.pages({ added: 10 })
    pass(20_000)
    progress.pages({ done: 5 })
    expect(progress.now().secondsLeft).toBe(20)
    progress.paused(true)
    expect(progress.now().secondsLeft).toBeNull()
  })
})
