import type { WriteTx } from '../store/store'
import { afterEvent, sameWork } from './rules'
import { readWork, writeWork } from './rows'
import type { EngineContext } from '../context'

export interface CameIn {
  readonly conversationId: string
  /** when it was sent */
  readonly at: number
  readonly automatic: boolean
}

/** What came in opens what was done, and wakes what was snoozed. Part of the transaction that records it. */
export async function cameIn(tx: WriteTx, context: Pick<EngineContext, 'ids' | 'clock'>, messages: readonly CameIn[]): Promise<void> {
  const ids = [...new Set(messages.map(({ conversationId }) => conversationId))]
  if (ids.length === 0) return
  const resting = await tx.selectFrom('conversation').select('id').where('id', 'in', ids).where('list', '!=', 'open').execute()
  if (resting.length === 0) return
  for (const [conversationId, was] of await readWork(tx, resting.map(({ id }) => id))) {
    const is = messages
      .filter((message) => message.conversationId === conversationId)
      .reduce((work, { at, automatic }) => afterEvent(work, { kind: 'came-in', at, automatic }, context.clock.now()), was)
    if (!sameWork(was, is)) await writeWork(tx, context, conversationId, is)
  }
}

/** What came from a blocked sender lies in junk, unless somebody has put it elsewhere. */
export async function toJunk(tx: WriteTx, context: Pick<EngineContext, 'ids'>, conversationIds: readonly string[]): Promise<void> {
  for (const [conversationId, was] of await readWork(tx, conversationIds)) {
    if (was.putAway === null) await writeWork(tx, context, conversationId, { ...was, putAway: 'junk', snoozedUntil: null })
  }
}
