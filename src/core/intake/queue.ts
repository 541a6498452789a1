import { fail, type Failure } from '../../shared/result'
import type { EngineContext } from '../context'
import { readArrivals, toArriving } from './arrivals'
import { runIntake, type Ended, type Run } from './run-intake'

/** Arrivals on one commit. The pages of the indexes are written with each: 500 instead of 250 spare an eighth of all work. */
const batchSize = 500
/**
 * The first batch of many is small, and the next larger: what came in stands on screen sooner, and the database has work while
 * more is read.
 */
const firstBatch = 50
const growth = 4
/**
 * Batches under way at once: while one is written to the database, one is taken apart in its thread, and the third is read and
 * kept, so that the database never waits (with two it did for a quarter of the time).
 */
const lanesAtOnce = 3
/** What a person waits for does not wait until a lane of an archive is free. */
const urgentLanes = 1
/** Pause before work that failed as a whole (a full disk, say) is tried again. */
const retryMs = 15_000

export interface IntakeQueue {
  /** Arrivals that a person waits for come before those of an archive. */
  add(ids: readonly string[], urgent: boolean): void
  /** Takes back what nobody has begun with of all that is patient. */
  withdraw(): readonly string[]
  /** Resolves when nothing is under way: all have ended, or nothing goes on for now. */
  idle(): Promise<void>
  stop(): Promise<void>
}

export interface QueueListener {
  /** these have ended, committed */
  ended(ended: readonly Ended[]): void | Promise<void>
  /** nothing goes on for now: what is under way stays so and is tried again by itself */
  held(failure: Failure): void
}

/** Takes arrivals in batches through the stages, and tells how each ended, batch after batch. */
export function createIntakeQueue(context: EngineContext, listener: QueueListener): IntakeQueue {
  const urgent: string[] = []
  const patient: string[] = []
  const waiters: (() => void)[] = []
  const lanes = new Set<Promise<void>>()
  let nextBatch = firstBatch
  /** listeners hear of one batch at a time */
  let telling = Promise.resolve()
  let stopped = false
  /** why nothing goes on just now */
  let held: Failure | null = null
  let cancelRetry = (): void => undefined

  const waiting = (): boolean => held === null && urgent.length + patient.length > 0

  const lanesAllowed = (): number => lanesAtOnce + (urgent.length > 0 ? urgentLanes : 0)

  async function lane(): Promise<void> {
    while (!stopped && waiting() && lanes.size <= lanesAllowed()) {
      const ids = (urgent.length > 0 ? urgent : patient).splice(0, nextBatch)
      nextBatch = Math.min(batchSize, nextBatch * growth)
      const { ended, failure } = await run(ids)
      if (ended.length > 0) await (telling = telling.then(() => tellEnded(ended)))
      if (failure === null) continue
      const gone = new Set(ended.map(({ arriving }) => arriving.id))
      const left = ids.filter((id) => !gone.has(id))
      context.log.error('intake-batch-failed', { count: left.length, code: failure.code })
      urgent.unshift(...left)
      hold(failure)
    }
  }

  async function run(ids: readonly string[]): Promise<Run> {
    try {
      const rows = await context.store.read((tx) => readArrivals(tx, ids))
      return await runIntake(rows.filter((row) => row.outcome === null).map(toArriving), context)
    } catch (error) {
      context.log.error('arrivals-unreadable', { reason: error instanceof Error ? error.message : String(error) })
      return { ended: [], failure: fail('intake-failed').error }
    }
  }

  function hold(failure: Failure): void {
    held = failure
    cancelRetry = context.clock.after(retryMs, () => {
      held = null
      begin()
    })
    listener.held(failure)
  }

  /** What goes wrong with those who listen is not the arrivals' fault. */
  async function tellEnded(ended: readonly Ended[]): Promise<void> {
    try {
      await listener.ended(ended)
    } catch (error) {
      context.log.error('intake-listener-threw', { reason: error instanceof Error ? error.message : String(error) })
    }
  }

  function begin(): void {
    while (!stopped && waiting() && lanes.size < lanesAllowed()) {
      const running: Promise<void> = lane().finally(() => {
        lanes.delete(running)
        begin()
        if (lanes.size > 0) return
        nextBatch = firstBatch
        for (const resolve of waiters.splice(0)) resolve()
      })
      lanes.add(running)
    }
  }

  return {
    add: (ids, isUrgent) => {
      // One by one: a call takes some 100,000 arguments, and an archive that was cut short has more.
      for (const id of ids) (isUrgent ? urgent : patient).push(id)
      if (held) listener.held(held)
      begin()
    },
    withdraw: () => patient.splice(0),
    idle: () => new Promise((resolve) => (lanes.size > 0 || waiting() ? waiters.push(resolve) : resolve())),
    stop: async () => {
      stopped = true
      cancelRetry()
      await Promise.all(lanes)
      for (const resolve of waiters.splice(0)) resolve()
    },
  }
}
