import { z } from 'zod'
import { contact, conversationRow } from '../domain/conversation'
import { id, instant } from '../domain/ids'
import { message } from '../domain/message'
import { call } from './call'

/** Keyset cursor: the last row seen. */
const cursor = z.object({ at: instant, id })

export const inboxCalls = {
  'inbox.list': call(
    z.object({
      filter: z.enum(['all', 'unread', 'troubled', 'drafts']),
      limit: z.number().int().min(1).max(500),
      before: cursor.nullable(),
    }),
    z.object({ rows: z.array(conversationRow), next: cursor.nullable() }),
  ),
  /** One row, fresh, to update a list without asking for all of it; null when it is gone. One of no messages holds a draft and belongs to the drafts. */
  'inbox.row': call(z.object({ id }), conversationRow.nullable()),
  'inbox.counts': call(
    z.object({}),
    z.object({ all: z.number(), unread: z.number(), troubled: z.number(), drafts: z.number(), quarantined: z.number() }),
  ),
  'conversation.get': call(
    z.object({ id }),
    z.object({ id, subject: z.string(), contact, messages: z.array(message), draftIds: z.array(id) }),
  ),
  'conversation.mark': call(z.object({ id, unread: z.boolean() }), z.object({})),
  /** The HTML body as it came; the renderer cleans it before it is shown (features/conversation). */
  'message.html': call(z.object({ id }), z.object({ html: z.string() })),
}
