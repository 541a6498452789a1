import { FailureError } from '../../../shared/result'
import type { EngineContext } from '../../context'
import type { BlobSource } from '../../ports'
import { passed, placeOf, type Arriving, type StageOutcome } from '../arriving'
import { messagePieces } from '../containers/part-bytes'

/** Keeps the bytes under their hash. The flush is the batch's, before the commit that says `kept`. */
export async function keepOriginal(arriving: Arriving, context: EngineContext): Promise<StageOutcome> {
  if (arriving.kept || !arriving.sha256) return passed
  try {
    await context.blobs.put(arriving.sha256, sourceOf(arriving), { flush: false, bundled: arriving.type === 'mail' })
    arriving.kept = true
    return passed
  } catch (error) {
    if (error instanceof FailureError) return { kind: 'stopped', failure: error.failure }
    throw error
  }
}

function sourceOf(arriving: Arriving): BlobSource {
  if (arriving.bytes) return { bytes: arriving.bytes }
  const place = placeOf(arriving)
  return place ? { pieces: () => messagePieces(place) } : { path: arriving.path }
}
