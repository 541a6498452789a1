import type { Output } from '../../shared/contract'
import { fail, ok, type Result } from '../../shared/result'
import { addJobs } from '../jobs'
import type { EngineContext } from '../context'
import { readPreferences } from '../settings'
import { inStep } from './steps'

type Sent = Output<'outbox.send'>

/** What waits for a later moment goes as if it were sent now: after the undo pause, and bearing this moment. */
export async function sendNow(context: EngineContext, messageId: string): Promise<Result<Sent>> {
  const { store, clock, feed, jobs, ids, checkpoint } = context
  const done = await inStep(checkpoint, 'decision', () =>
    store.write(async (tx): Promise<Result<Sent & { readonly conversationId: string }>> => {
      const row = await tx.selectFrom('message').select(['conversation_id', 'delivery_step', 'undo_until']).where('id', '=', messageId).where('direction', '=', 'out').executeTakeFirst()
      if (!row) return fail('not-found')
      const now = clock.now()
      if (row.delivery_step !== 'queued' || row.undo_until === null || row.undo_until <= now) return fail('undo-too-late')
      const { undoSeconds } = await readPreferences(tx)
      // Asked twice, it goes no later than it was to go.
      const undoUntil = Math.min(row.undo_until, now + undoSeconds * 1_000)
      await tx.updateTable('outgoing').set({ send_at: now }).where('message_id', '=', messageId).where('send_at', '>', now).execute()
      await tx.updateTable('message').set({ undo_until: undoUntil, delivery_next_at: undoUntil }).where('id', '=', messageId).execute()
      await addJobs(tx, ids, [{ kind: 'send', subjectId: messageId, priority: 0, runAt: undoUntil }])
      return ok({ messageId, undoUntil, conversationId: row.conversation_id })
    }),
  )
  if (!done.ok) return done
  feed.changed(['message', 'conversation'], [done.value.conversationId])
  jobs.wake()
  return ok({ messageId, undoUntil: done.value.undoUntil })
}
