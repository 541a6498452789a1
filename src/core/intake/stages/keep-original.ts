import { FailureError } from '../../../shared/result'
import type { EngineContext } from '../../context'
import { passed, type Arriving, type StageOutcome } from '../arriving'

/** Keeps the bytes under their hash. The flush is the batch's, before the commit that says `kept`. */
export async function keepOriginal(arriving: Arriving, context: EngineContext): Promise<StageOutcome> {
  if (arriving.kept || !arriving.sha256) return passed
  try {
    await context.blobs.put(arriving.sha256, arriving.bytes ? { bytes: arriving.bytes } : { path: arriving.path }, { flush: false })
    arriving.kept = true
    return passed
  } catch (error) {
    if (error instanceof FailureError) return { kind: 'stopped', failure: error.failure }
    throw error
  }
}
