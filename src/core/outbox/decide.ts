import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext } from '../context'
import { addJobs } from '../jobs'
import type { WriteTx } from '../store/store'
import type { MessageTable } from '../store/tables'
import { moveOn } from './delivery-row'
import { inStep } from './steps'

/** A person decides to send it (again), under the same Message-ID. What waits its turn is tried at once. */
export const retry = (context: EngineContext, messageId: string): Promise<Result<Record<string, never>>> =>
  decide(context, messageId, async (tx, row, now) => {
    await moveOn(tx, row, { event: { kind: 'again' }, failure: null, nextAt: now, now })
    await queueNow(tx, context, [row.id])
  })

/** A person found that it arrived. */
export const confirm = (context: EngineContext, messageId: string): Promise<Result<Record<string, never>>> =>
  decide(context, messageId, async (tx, row, now) => {
    await moveOn(tx, row, { event: { kind: 'confirmed' }, failure: null, nextAt: null, now })
  })

/** It was found where the provider keeps what it has sent. Part of the transaction that takes that copy in. */
export async function confirmSent(tx: WriteTx, messageId: string, now: number): Promise<void> {
  const row = await tx.selectFrom('message').selectAll().where('id', '=', messageId).executeTakeFirst()
  if (row) await moveOn(tx, row, { event: { kind: 'confirmed' }, failure: null, nextAt: null, now })
}

async function decide(
  context: EngineContext,
  messageId: string,
  change: (tx: WriteTx, row: MessageTable, now: number) => Promise<void>,
): Promise<Result<Record<string, never>>> {
  const { store, clock, feed, jobs, checkpoint } = context
  const decided = await inStep(checkpoint, 'decision', () =>
    store.write(async (tx) => {
      const row = await tx.selectFrom('message').selectAll().where('id', '=', messageId).where('direction', '=', 'out').executeTakeFirst()
      if (row) await change(tx, row, clock.now())
      return row
    }),
  )
  if (!decided) return fail('not-found')
  feed.changed(['message', 'conversation'], [decided.conversation_id])
  jobs.wake()
  return ok({})
}

/** Those of these messages that are queued and past their undo pause are due now. Answers their conversations. */
export async function queueNow(tx: WriteTx, { ids, clock }: EngineContext, messageIds: readonly string[]): Promise<string[]> {
  if (messageIds.length === 0) return []
  const now = clock.now()
  const due = await tx
    .selectFrom('message')
    .select(['id', 'conversation_id'])
    .where('id', 'in', messageIds)
    .where('delivery_step', '=', 'queued')
    .where((where) => where.or([where('undo_until', 'is', null), where('undo_until', '<=', now)]))
    .execute()
  for (const { id } of due) await tx.updateTable('message').set({ delivery_next_at: now }).where('id', '=', id).execute()
  await addJobs(tx, ids, due.map(({ id }) => ({ kind: 'send' as const, subjectId: id, priority: 0, runAt: now })))
  return [...new Set(due.map(({ conversation_id }) => conversation_id))]
}
