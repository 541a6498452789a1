import type { EngineContext } from '../context'
import type { WriteTx } from '../store/store'
import { combined, sameWork, takenBack, type WorkRow } from './rules'
import { readWork, writeWork } from './rows'

export interface TakenOver {
  readonly was: WorkRow
  readonly is: WorkRow
}

/** One conversation takes the work of others over, which are about to become part of it. Null where that changes nothing. */
export async function takeOver(tx: WriteTx, context: Pick<EngineContext, 'ids'>, into: string, from: readonly string[]): Promise<TakenOver | null> {
  const work = await readWork(tx, [into, ...from])
  const was = work.get(into)
  if (!was) return null
  const is = from.reduce((so, id) => combined(so, work.get(id) ?? so), was)
  if (sameWork(was, is)) return null
  await writeWork(tx, context, into, is)
  return { was, is }
}

/** What was taken over goes; what somebody has changed since stays as he left it. */
export async function giveBack(tx: WriteTx, context: Pick<EngineContext, 'ids'>, into: string, { was, is }: TakenOver): Promise<void> {
  const now = (await readWork(tx, [into])).get(into)
  const back = now && takenBack(now, was, is)
  if (back) await writeWork(tx, context, into, back)
}

/** Writes a conversation's work anew, and with it the job that wakes it: the conversation was gone and is there again. */
export async function settleWork(tx: WriteTx, context: Pick<EngineContext, 'ids'>, conversationId: string): Promise<void> {
  const work = (await readWork(tx, [conversationId])).get(conversationId)
  if (work) await writeWork(tx, context, conversationId, work)
}

/** A part of a conversation that goes on by itself is seen to by who saw to the whole. */
export async function handOn(tx: WriteTx, context: Pick<EngineContext, 'ids'>, from: string, to: string): Promise<void> {
  const work = await readWork(tx, [from, to])
  const [source, target] = [work.get(from), work.get(to)]
  if (source && target && source.ownerId !== null) await writeWork(tx, context, to, { ...target, ownerId: source.ownerId })
}
