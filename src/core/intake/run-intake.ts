import { fail, FailureError, type Failure } from '../../shared/result'
import type { EngineContext } from '../context'
import type { Arriving, StageOutcome } from './arriving'
import { stages } from './pipeline'
import { record, type Recorded } from './stages/record'

/** How an arrival ended in this run. */
export type Ended =
  | { readonly kind: 'recorded' | 'duplicate'; readonly arriving: Arriving; readonly recorded: Recorded }
  | { readonly kind: 'quarantined'; readonly arriving: Arriving; readonly failure: Failure }
  | { readonly kind: 'vanished'; readonly arriving: Arriving }

/**
 * Takes a batch through the stages. One flush of the originals and their folders, one commit that they are kept, one
 * that records them: a kill loses work that was not committed, never an original.
 */
export async function runIntake(batch: readonly Arriving[], context: EngineContext): Promise<Ended[]> {
  const ended: Ended[] = []
  let active = [...batch]
  const stop = async (stopped: readonly Ended[]): Promise<void> => {
    if (stopped.length === 0) return
    await saveEnded(stopped, context)
    ended.push(...stopped)
  }
  for (const stage of stages) {
    context.checkpoint.reached(`intake:before:${stage.name}`)
    const outcomes = await stage.run(active, context)
    context.checkpoint.reached(`intake:after:${stage.name}`)
    const stopped = active.flatMap((arriving) => endedOf(arriving, outcomes.get(arriving)))
    const gone = new Set(stopped.map((one) => one.arriving))
    active = active.filter((arriving) => !gone.has(arriving))
    for (const arriving of active) arriving.stage = stage.passes
    if (stage.saved) await saveKept(active, context)
    await stop(stopped)
  }
  if (active.length > 0) ended.push(...(await recordBatch(active, context)))
  return ended
}

function endedOf(arriving: Arriving, outcome: StageOutcome | undefined): Ended[] {
  if (!outcome || outcome.kind === 'passed') return []
  if (outcome.kind === 'stopped') return [{ kind: 'quarantined', arriving, failure: outcome.failure }]
  if (outcome.kind === 'vanished') return [{ kind: 'vanished', arriving }]
  const { messageId, conversationId } = outcome
  return [{ kind: 'duplicate', arriving, recorded: { arriving, outcome: 'duplicate', messageId, conversationId, pagesToRecognise: 0 } }]
}

async function saveKept(active: readonly Arriving[], context: EngineContext): Promise<void> {
  await flush(context)
  context.checkpoint.reached('intake:before:save-kept')
  await context.store.write(async (tx) => {
    for (const { id, sha256, type, size, mtime } of active) {
      await tx
        .updateTable('arrival')
        .set({ stage: 'kept', sha256, type, size, mtime, kept: 1, updated_at: context.clock.now() })
        .where('id', '=', id)
        .execute()
    }
  })
  context.checkpoint.reached('intake:after:save-kept')
}

async function flush(context: EngineContext): Promise<void> {
  context.checkpoint.reached('intake:before:flush')
  await context.blobs.flush()
  context.checkpoint.reached('intake:after:flush')
}

async function recordBatch(active: readonly Arriving[], context: EngineContext): Promise<Ended[]> {
  await flush(context) // the attachments of mails were kept while unpacking
  context.checkpoint.reached('intake:before:record')
  try {
    const recorded = await context.store.write((tx) => record(tx, active, context))
    context.checkpoint.reached('intake:after:record')
    return recorded.map((one) => ({ kind: one.outcome, arriving: one.arriving, recorded: one }))
  } catch (error) {
    if (active.length > 1) return recordSingly(active, context)
    context.log.error('record-threw', { arrival: active[0]?.id ?? '', reason: error instanceof Error ? error.message : String(error) })
    const failure = error instanceof FailureError ? error.failure : fail(isFull(error) ? 'disk-full' : 'intake-failed').error
    const ended = active.map((arriving): Ended => ({ kind: 'quarantined', arriving, failure }))
    await saveEnded(ended, context)
    return ended
  }
}

/** One poisoned arrival must not take its batch with it. */
async function recordSingly(active: readonly Arriving[], context: EngineContext): Promise<Ended[]> {
  const ended: Ended[] = []
  for (const arriving of active) ended.push(...(await recordBatch([arriving], context)))
  return ended
}

async function saveEnded(ended: readonly Ended[], context: EngineContext): Promise<void> {
  const now = context.clock.now()
  await context.store.write(async (tx) => {
    for (const one of ended) {
      const { arriving } = one
      const failure = one.kind === 'quarantined' ? one.failure : one.kind === 'vanished' ? fail('file-missing').error : null
      await tx
        .updateTable('arrival')
        .set({
          outcome: one.kind === 'vanished' ? 'discarded' : one.kind,
          code: failure?.code ?? null,
          params_json: JSON.stringify(failure?.params ?? {}),
          message_id: one.kind === 'duplicate' ? one.recorded.messageId : null,
          sha256: arriving.sha256,
          type: arriving.type,
          size: arriving.size,
          mtime: arriving.mtime,
          kept: arriving.kept ? 1 : 0,
          updated_at: now,
        })
        .where('id', '=', arriving.id)
        .execute()
    }
  })
}

const isFull = (error: unknown): boolean => error instanceof Error && /SQLITE_FULL|ENOSPC|disk is full/.test(`${(error as { code?: string }).code} ${error.message}`)
