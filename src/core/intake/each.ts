import { eachLimited } from '../../shared/each-limited'
import { fail, FailureError } from '../../shared/result'
import type { EngineContext } from '../context'
import type { Arriving, StageOutcome } from './arriving'

export type Outcomes = Map<Arriving, StageOutcome>
export type RunStage = (batch: readonly Arriving[], context: EngineContext) => Promise<Outcomes>

/** Arrivals of one batch worked on at once: enough to overlap reading, hashing and decoding on few cores. */
const atOnce = 8

/** A stage of one arrival as a stage of a batch. What throws stops its own arrival and no other. */
export function each(run: RunOne): RunStage {
  return async (batch, context) => {
    const outcomes: Outcomes = new Map()
    const runOne = async (arriving: Arriving): Promise<void> => void outcomes.set(arriving, await guarded(run, arriving, context))
    // What is held is small, and the thread that takes it apart has all of the batch to go on with.
    const [held, others] = [batch.filter(isHeld), batch.filter((arriving) => !isHeld(arriving))]
    await Promise.all([eachLimited(held, held.length, runOne), eachLimited(others, atOnce, runOne)])
    return outcomes
  }
}

type RunOne = (arriving: Arriving, context: EngineContext) => Promise<StageOutcome>

const isHeld = ({ bytes }: Arriving): boolean => bytes !== null

async function guarded(run: RunOne, arriving: Arriving, context: EngineContext): Promise<StageOutcome> {
  try {
    return await run(arriving, context)
  } catch (error) {
    if (error instanceof FailureError) return { kind: 'stopped', failure: error.failure }
    context.log.error('intake-threw', { arrival: arriving.id, reason: error instanceof Error ? error.message : String(error) })
    return { kind: 'stopped', failure: fail('intake-failed').error }
  }
}
