import { z } from 'zod'
import { draft, how } from '../domain/draft'
import { identityId } from '../domain/identity'
import { id, instant } from '../domain/ids'
import { textModule } from '../domain/text-module'
import { call, maxText } from './call'

/** An answer to all of a large round is long. */
const line = z.string().max(50_000)

/** Base64 of 2.5 MB: the window makes larger pictures smaller before. */
const maxPicture = 3_400_000

export const composingCalls = {
  /** The open draft of the conversation (of several the one named, else the newest), or a fresh one that answers its newest incoming message. */
  'draft.open': call(() => z.object({ conversationId: id, draftId: id.optional() }), () => draft),
  /** A draft that answers this message, answers all who got it, or passes it on with its files; one that was begun for it goes on. */
  'draft.takeUp': call(() => z.object({ messageId: id, how }), () => draft),
  /** A message to somebody new, in a conversation of its own. */
  'draft.begin': call(() => z.object({}), () => draft),
  /** `formatted`: JSON of domain/formatted, from which the engine writes the plain words itself; absent: plain text. */
  'draft.save': call(
    () => z.object({
      id,
      identity: identityId.nullable().optional(),
      to: line,
      cc: line,
      bcc: line,
      subject: line,
      text: z.string().max(maxText),
      formatted: z.string().max(maxText).nullable().optional(),
    }),
    () => z.object({ updatedAt: instant }),
  ),
  'draft.discard': call(() => z.object({ id }), () => z.object({})),
  /** Paths come only from the host's file dialog; not open to a window. */
  'draft.attachFiles': call(() => z.object({ id, paths: z.array(z.string().min(1).max(32_768)).min(1).max(100) }), () => draft),
  /** Attaches a fax of the conversation as PDF (as it came when it is a PDF). */
  'draft.attachFax': call(() => z.object({ id, attachmentId: id }), () => draft),
  /** A picture (PNG or JPEG, base64) that the text is to show; `contentId` names it there. */
  'draft.addPicture': call(
    () => z.object({ id, name: z.string().max(500), bytes: z.base64().max(maxPicture) }),
    () => z.object({ draft, contentId: z.string() }),
  ),
  /** Bytes that a mail under this identity may have when it goes out: what its server takes, as far as it has said. */
  'draft.limit': call(() => z.object({ identity: identityId.nullable() }), () => z.object({ mostBytes: z.number().int() })),
  /** A picture (PNG or JPEG) of the message that is answered or passed on, to be shown in the text as it was there; `contentId` names it. */
  'draft.takePicture': call(() => z.object({ id, attachmentId: id }), () => z.object({ draft, contentId: z.string() })),
  'draft.detach': call(() => z.object({ id, attachmentId: id }), () => draft),
  'modules.list': call(() => z.object({}), () => z.object({ modules: z.array(textModule) })),
  /** `id` null adds one. Names between braces that nobody knows are refused: `placeholder-unknown`. */
  'modules.save': call(() => textModule.extend({ id: id.nullable() }), () => z.object({ id })),
  'modules.remove': call(() => z.object({ id }), () => z.object({})),
  /** The words of a text module for this draft; `open` names what nothing is known for, and what must not be sent as it is. */
  'modules.fill': call(() => z.object({ id, draftId: id }), () => z.object({ text: z.string(), open: z.array(z.string()) })),
  /**
   * Commits the draft to the outbox: it becomes a message that is `queued`. It goes when the undo pause is over, or at the
   * moment `sendAt`, and can be taken back until then.
   */
  'outbox.send': call(() => z.object({ draftId: id, sendAt: instant.optional() }), () => z.object({ messageId: id, undoUntil: instant })),
  /** Takes a queued message back as a draft until it goes; else `undo-too-late`. */
  'outbox.undo': call(() => z.object({ messageId: id }), () => draft),
  /** What waits for a later moment goes when an undo pause from now is over; `undo-too-late` where it waits for none any more. */
  'outbox.sendNow': call(() => z.object({ messageId: id }), () => z.object({ messageId: id, undoUntil: instant })),
  /** For `failed` and `unconfirmed`: a person decides to send it (again), under the same Message-ID. */
  'outbox.retry': call(() => z.object({ messageId: id }), () => z.object({})),
  /** For `unconfirmed`: a person found that it arrived. */
  'outbox.confirm': call(() => z.object({ messageId: id }), () => z.object({})),
  /** For `failed` and `unconfirmed`: back to a draft to be changed. */
  'outbox.rework': call(() => z.object({ messageId: id }), () => draft),
}
