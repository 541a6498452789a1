import { z } from 'zod'
import { draft } from '../domain/draft'
import { id, instant } from '../domain/ids'
import { call, maxText } from './call'

const line = z.string().max(10_000)

export const composingCalls = {
  /** The open draft of the conversation, or a fresh one that answers its newest incoming message. */
  'draft.open': call(z.object({ conversationId: id }), draft),
  'draft.save': call(
    z.object({ id, to: line, cc: line, subject: line, text: z.string().max(maxText) }),
    z.object({ updatedAt: instant }),
  ),
  'draft.discard': call(z.object({ id }), z.object({})),
  /** Paths come only from the host's file dialog; not open to a window. */
  'draft.attachFiles': call(z.object({ id, paths: z.array(z.string().min(1).max(32_768)).min(1).max(100) }), draft),
  /** Attaches a fax of the conversation as PDF (as it came when it is a PDF). */
  'draft.attachFax': call(z.object({ id, attachmentId: id }), draft),
  'draft.detach': call(z.object({ id, attachmentId: id }), draft),
  /** Commits the draft to the outbox: it becomes a message that is `queued`; the undo pause runs from now. */
  'outbox.send': call(z.object({ draftId: id }), z.object({ messageId: id, undoUntil: instant })),
  /** Takes a queued message back as a draft while its undo pause runs; else `undo-too-late`. */
  'outbox.undo': call(z.object({ messageId: id }), draft),
  /** For `failed` and `unconfirmed`: a person decides to send it (again), under the same Message-ID. */
  'outbox.retry': call(z.object({ messageId: id }), z.object({})),
  /** For `unconfirmed`: a person found that it arrived. */
  'outbox.confirm': call(z.object({ messageId: id }), z.object({})),
  /** For `failed` and `unconfirmed`: back to a draft to be changed. */
  'outbox.rework': call(z.object({ messageId: id }), draft),
}
