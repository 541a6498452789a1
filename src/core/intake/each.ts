import { eachLimited } from '../../shared/each-limited'
import { fail, FailureError } from '../../shared/result'
import type { EngineContext } from '../context'
import type { Arriving, StageOutcome } from './arriving'

export type Outcomes = Map<Arriving, StageOutcome>
export type RunStage = (batch: readonly Arriving[], context: EngineContext) => Promise<Outcomes>

/** Arrivals of one batch worked on at once: enough to overlap reading, hashing and decoding on few cores. */
const atOnce = 8

/** A stage of one arrival as a stage of a batch. What throws stops its own arrival and no other. */
export function each(run: (arriving: Arriving, context: EngineContext) => Promise<StageOutcome>): RunStage {
  return async (batch, context) => {
    const outcomes: Outcomes = new Map()
    await eachLimited(batch, atOnce, async (arriving) => {
      outcomes.set(arriving, await guarded(run, arriving, context))
    })
    return outcomes
  }
}

async function guarded(
  run: (arriving: Arriving, context: EngineContext) => Promise<StageOutcome>,
  arriving: Arriving,
  context: EngineContext,
): Promise<StageOutcome> {
  try {
    return await run(arriving, context)
  } catch (error) {
    if (error instanceof FailureError) return { kind: 'stopped', failure: error.failure }
    context.log.error('intake-threw', { arrival: arriving.id, reason: error instanceof Error ? error.message : String(error) })
    return { kind: 'stopped', failure: fail('intake-failed').error }
  }
}
