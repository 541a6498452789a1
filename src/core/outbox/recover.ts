import { fail } from '../../shared/result'
import type { EngineContext } from '../context'
import { refreshConversations } from '../conversations'
import { addJobs, dropJob } from '../jobs'
import type { WriteTx } from '../store/store'
import { queueNow } from './decide'
import { moveOn } from './delivery-row'
import { inStep } from './steps'

/**
 * Called at start-up before the jobs run. A message found `sending` was on its way when the engine ended: nobody
 * knows how far it came, so it is `unconfirmed` and never sent again by itself. One that is queued without a job
 * waited for something that may be there now.
 */
export async function recoverOutbox(context: EngineContext): Promise<void> {
  const { store, clock, feed, log, checkpoint } = context
  const touched = await inStep(checkpoint, 'recovery', () =>
    store.write(async (tx) => {
      const now = clock.now()
      const cut = await tx.selectFrom('message').selectAll().where('delivery_step', '=', 'sending').execute()
      for (const row of cut) {
        await moveOn(tx, row, { event: { kind: 'lost', attempt: row.delivery_attempts }, failure: fail('smtp-connection-lost').error, nextAt: null, now })
        await dropJob(tx, 'send', row.id)
      }
      return [...cut.map((row) => row.conversation_id), ...(await queueOrphans(tx, context))]
    }),
  )
  if (touched.length === 0) return
  log.info('outbox-recovered', { conversations: touched.length })
  feed.changed(['message', 'conversation'], [...new Set(touched)])
}

/** A wrong password does not become right by starting again: such a message waits for the account to be saved. */
async function queueOrphans(tx: WriteTx, { ids, clock }: EngineContext): Promise<string[]> {
  const orphans = await tx
    .selectFrom('message')
    .leftJoin('job', (join) => join.onRef('job.subject_id', '=', 'message.id').on('job.kind', '=', 'send'))
    .select(['message.id', 'message.conversation_id', 'message.delivery_next_at'])
    .where('message.delivery_step', '=', 'queued')
    .where('job.id', 'is', null)
    .where((where) => where.or([where('message.delivery_code', 'is', null), where('message.delivery_code', 'in', ['account-locked', 'identity-locked', 'no-account'])]))
    .execute()
  const now = clock.now()
  for (const { id, delivery_next_at } of orphans) {
    const runAt = delivery_next_at ?? now
    await tx.updateTable('message').set({ delivery_next_at: runAt }).where('id', '=', id).execute()
    await addJobs(tx, ids, [{ kind: 'send', subjectId: id, priority: 0, runAt }])
  }
  await refreshConversations(tx, orphans.map(({ conversation_id }) => conversation_id))
  return orphans.map(({ conversation_id }) => conversation_id)
}

/** The account or its password changed: whatever was put off or held because of something goes out now. */
export async function releaseWaiting(context: EngineContext): Promise<void> {
  const { store, feed, jobs, checkpoint } = context
  const touched = await inStep(checkpoint, 'decision', () =>
    store.write(async (tx) => {
      const waiting = await tx.selectFrom('message').select('id').where('delivery_step', '=', 'queued').where('delivery_code', 'is not', null).execute()
      const conversations = await queueNow(tx, context, waiting.map(({ id }) => id))
      await refreshConversations(tx, conversations)
      return conversations
    }),
  )
  if (touched.length === 0) return
  feed.changed(['message', 'conversation'], touched)
  jobs.wake()
}
