import { z } from 'zod'
import { id } from '../domain/ids'
import { call } from './call'

/** What of a conversation is exported, and as what. */
export const exportChoice = z.object({ conversationId: id, form: z.enum(['pdf', 'mails']), notes: z.boolean() })

/** How far the export of a conversation is, in messages. */
export const exporting = z.object({ conversationId: id, done: z.number().int(), all: z.number().int() })

export const exportCalls = {
  /** Ends the export of this conversation that is under way, if there is one: it fails as `cancelled` and leaves nothing behind. */
  'conversation.cancelExport': call(() => z.object({ conversationId: id }), () => z.object({})),
}
