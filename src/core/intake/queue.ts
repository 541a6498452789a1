import type { EngineContext } from '../context'
import { readArrivals, toArriving } from './arrivals'
import { runIntake, type Ended } from './run-intake'

/**
 * Arrivals on one commit. More would not go faster (measured: the flush and the commit are then a small part), and an
 * office waiting for one fax behind an archive would wait longer.
 */
const batchSize = 200
/** Pause before work that failed as a whole (a full disk, say) is tried again. */
const retryMs = 15_000

export interface IntakeQueue {
  /** Arrivals that a person waits for come before those of an archive. */
  add(ids: readonly string[], urgent: boolean): void
  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void>
  stop(): Promise<void>
}

/** One worker that takes arrivals in batches through the stages, and tells how each ended. */
export function createIntakeQueue(context: EngineContext, onEnded: (ended: readonly Ended[]) => void | Promise<void>): IntakeQueue {
  const urgent: string[] = []
  const patient: string[] = []
  const waiters: (() => void)[] = []
  let running: Promise<void> | null = null
  let stopped = false
  let retrying = false
  let cancelRetry = (): void => undefined

  async function work(): Promise<void> {
    while (!stopped && urgent.length + patient.length > 0) {
      const ids = urgent.length > 0 ? urgent.splice(0, batchSize) : patient.splice(0, batchSize)
      try {
        const rows = await context.store.read((tx) => readArrivals(tx, ids))
        const ended = await runIntake(
          rows.filter((row) => row.outcome === null).map(toArriving),
          context,
        )
        await onEnded(ended)
      } catch (error) {
        context.log.error('intake-batch-failed', { count: ids.length, reason: error instanceof Error ? error.message : String(error) })
        urgent.unshift(...ids)
        retrying = true
        cancelRetry = context.clock.after(retryMs, () => {
          retrying = false
          begin()
        })
        return
      }
    }
  }

  function begin(): void {
    if (running || stopped || retrying) return
    running = work().finally(() => {
      running = null
      if (urgent.length + patient.length > 0) begin()
      else for (const resolve of waiters.splice(0)) resolve()
    })
  }

  return {
    add: (ids, isUrgent) => {
      ;(isUrgent ? urgent : patient).push(...ids)
      begin()
    },
    idle: () => new Promise((resolve) => (running || urgent.length + patient.length > 0 ? waiters.push(resolve) : resolve())),
    stop: async () => {
      stopped = true
      cancelRetry()
      await running
      for (const resolve of waiters.splice(0)) resolve()
    },
  }
}
