import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import { recordChange, type Undoers } from '../history'

/** What reads letters is loaded with the first conversation that is looked at: no start should wait for it. */
export function deadlineHandlers(context: EngineContext): Handlers<'deadline.proposals' | 'deadline.dismiss'> {
  const { store, feed, clock } = context
  return {
    'deadline.proposals': async ({ conversationId }) => {
      const { readProposals } = await import('./proposals')
      return ok({ proposals: await store.read((tx) => readProposals(tx, conversationId, clock.now())) })
    },
    'deadline.dismiss': async ({ messageId, day }) => {
      const done = await store.write(async (tx): Promise<Result<{ readonly conversationId: string; readonly changeId: string | null }>> => {
        const message = await tx.selectFrom('message').select('conversation_id').where('id', '=', messageId).executeTakeFirst()
        if (!message) return fail('not-found')
        const conversationId = message.conversation_id
        const known = await tx.selectFrom('deadline_dismissal').select('day').where('message_id', '=', messageId).where('day', '=', day).executeTakeFirst()
        if (known) return ok({ conversationId, changeId: null })
        await tx.insertInto('deadline_dismissal').values({ message_id: messageId, day }).execute()
        return ok({ conversationId, changeId: await recordChange(tx, context, { kind: 'deadline-dismissed', conversationId, messageId, detail: { day }, undo: { day } }) })
      })
      if (!done.ok) return done
      if (done.value.changeId !== null) feed.changed(['conversation'], [done.value.conversationId])
      return ok({ changeId: done.value.changeId })
    },
  }
}

export const deadlineUndoers: Undoers = {
  'deadline-dismissed': async (tx, { messageId, undo }) => {
    const message = await tx.selectFrom('message').select('conversation_id').where('id', '=', messageId ?? '').executeTakeFirst()
    if (!message || messageId === null) return fail('change-outdated')
    await tx.deleteFrom('deadline_dismissal').where('message_id', '=', messageId).where('day', '=', (undo as { readonly day: number }).day).execute()
    return ok({ kinds: ['conversation'], ids: [message.conversation_id] })
  },
}
