import { fail, ok } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import type { Undoers } from '../history'

/** Loaded when somebody asks: what is known of telephone numbers is large, and no start should wait for it. */
export function senderHandlers(context: EngineContext): Handlers<'sender.get' | 'sender.mend'> {
  const { store, feed } = context
  return {
    'sender.get': async ({ messageId }) => {
      const { explainSender } = await import('./explain')
      const found = await store.read((tx) => explainSender(tx, messageId))
      return found ? ok(found) : fail('not-found')
    },
    'sender.mend': async (input) => {
      const { mendSender } = await import('./mend')
      const done = await store.write((tx) => mendSender(tx, context, input))
      if (!done.ok) return done
      const { contactId, conversationId, changeId, contacts, conversations } = done.value
      if (changeId !== null) {
        feed.changed(['contact'], contacts)
        feed.changed(['conversation', 'message', 'draft'], conversations)
      }
      return ok({ contactId, conversationId, changeId })
    },
  }
}

export const senderUndoers = (context: EngineContext): Undoers => ({
  'sender-mended': async (tx, change) => (await import('./mend')).undoMending(context)(tx, change),
})
