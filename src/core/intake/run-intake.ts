import { fail, FailureError, type Failure } from '../../shared/result'
import type { EngineContext } from '../context'
import type { Arriving, StageOutcome } from './arriving'
import { stages } from './pipeline'
import { saveArrivals, underWay } from './rows'
import { record, type Recorded } from './stages/record'

/** How an arrival ended in this run. */
export type Ended =
  | { readonly kind: 'recorded' | 'duplicate'; readonly arriving: Arriving; readonly recorded: Recorded }
  | { readonly kind: 'quarantined'; readonly arriving: Arriving; readonly failure: Failure }
  | { readonly kind: 'vanished'; readonly arriving: Arriving }

export interface Run {
  readonly ended: readonly Ended[]
  /** why the others got no further, and could not even be put into quarantine: they are under way still */
  readonly failure: Failure | null
}

/**
 * Takes a batch through the stages. One flush of the originals and their folders, one commit that they are kept, one
 * that records them: a kill loses work that was not committed, never an original.
 */
export async function runIntake(batch: readonly Arriving[], context: EngineContext): Promise<Run> {
  const ended: Ended[] = []
  try {
    await takeThrough(batch, context, ended)
    return { ended, failure: null }
  } catch (error) {
    return { ended, failure: failureOf(error, context) }
  }
}

/** @param ended is told of each arrival as its end is committed */
async function takeThrough(batch: readonly Arriving[], context: EngineContext, ended: Ended[]): Promise<void> {
  let active = [...batch]
  for (const stage of stages) {
    context.checkpoint.reached(`intake:before:${stage.name}`)
    const outcomes = await stage.run(active, context)
    context.checkpoint.reached(`intake:after:${stage.name}`)
    const stopped = active.flatMap((arriving) => endedOf(arriving, outcomes.get(arriving)))
    const gone = new Set(stopped.map((one) => one.arriving))
    active = active.filter((arriving) => !gone.has(arriving))
    for (const arriving of active) arriving.stage = stage.passes
    if (stage.saved) await saveKept(active, context)
    await end(stopped, context, ended)
  }
  if (active.length > 0) await recordBatch(active, context, ended)
}

async function end(stopped: readonly Ended[], context: EngineContext, ended: Ended[]): Promise<void> {
  if (stopped.length === 0) return
  await saveEnded(stopped, context)
  ended.push(...stopped)
}

function endedOf(arriving: Arriving, outcome: StageOutcome | undefined): Ended[] {
  if (!outcome || outcome.kind === 'passed') return []
  if (outcome.kind === 'stopped') return [{ kind: 'quarantined', arriving, failure: outcome.failure }]
  if (outcome.kind === 'vanished') return [{ kind: 'vanished', arriving }]
  const { messageId, conversationId } = outcome
  return [{ kind: 'duplicate', arriving, recorded: { arriving, outcome: 'duplicate', messageId, conversationId, merged: [], pagesToRecognise: 0 } }]
}

async function saveKept(active: readonly Arriving[], context: EngineContext): Promise<void> {
  await flush(context)
  context.checkpoint.reached('intake:before:save-kept')
  const now = context.clock.now()
  await context.store.write((tx) => saveArrivals(tx, active.map((arriving) => ({ arriving, state: { ...underWay, stage: 'kept' as const } })), now))
  context.checkpoint.reached('intake:after:save-kept')
}

async function flush(context: EngineContext): Promise<void> {
  context.checkpoint.reached('intake:before:flush')
  await context.blobs.flush()
  context.checkpoint.reached('intake:after:flush')
}

async function recordBatch(active: readonly Arriving[], context: EngineContext, ended: Ended[]): Promise<void> {
  await flush(context) // the attachments of mails were kept while unpacking
  context.checkpoint.reached('intake:before:record')
  try {
    const recorded = await context.store.write((tx) => record(tx, active, context))
    context.checkpoint.reached('intake:after:record')
    ended.push(...recorded.map((one): Ended => ({ kind: one.outcome, arriving: one.arriving, recorded: one })))
  } catch (error) {
    // One poisoned arrival must not take its batch with it.
    if (active.length > 1) for (const arriving of active) await recordBatch([arriving], context, ended)
    else await end(active.map((arriving): Ended => ({ kind: 'quarantined', arriving, failure: failureOf(error, context) })), context, ended)
  }
}

function failureOf(error: unknown, context: EngineContext): Failure {
  if (error instanceof FailureError) return error.failure
  context.log.error('intake-threw', { reason: error instanceof Error ? error.message : String(error) })
  return fail('intake-failed').error
}

async function saveEnded(ended: readonly Ended[], context: EngineContext): Promise<void> {
  const saved = ended.map((one) => ({ arriving: one.arriving, state: stateOf(one) }))
  await context.store.write((tx) => saveArrivals(tx, saved, context.clock.now()))
}

function stateOf(one: Ended) {
  const failure = one.kind === 'quarantined' ? one.failure : one.kind === 'vanished' ? fail('file-missing').error : null
  return {
    stage: one.arriving.stage,
    outcome: one.kind === 'vanished' ? ('discarded' as const) : one.kind,
    code: failure?.code ?? null,
    params_json: JSON.stringify(failure?.params ?? {}),
    message_id: one.kind === 'duplicate' ? one.recorded.messageId : null,
  }
}
