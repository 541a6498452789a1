import { z } from 'zod'
import { appointment } from '../domain/appointment'
import { contact, conversationRow } from '../domain/conversation'
import { id, instant } from '../domain/ids'
import { message } from '../domain/message'
import { checklistItem } from '../domain/note'
import { work } from '../domain/work'
import { call } from './call'
import { figureFilterName } from './dashboard'

/** Keyset cursor: the last row seen. */
const cursor = z.object({ at: instant, id })

/**
 * Which conversations. `all`, `unread` and `troubled` are what is in no trash and no junk; `mine` is what whoever sits here
 * owns and what is not done, `mentioned` where a note names him, `due` what falls due today or was due before, earliest first; `snoozed` goes by when it wakes. `figure:` is what stands behind a number of the dashboard.
 */
export const inboxFilter = z.union([
  z.enum(['all', 'unread', 'troubled', 'drafts', 'open', 'mine', 'mentioned', 'waiting', 'snoozed', 'due', 'done', 'trash', 'junk']),
  z.templateLiteral(['label:', id]),
  figureFilterName,
])

/** Conversations that become one at once: so many are a matter of seconds. */
const mostMerged = 5_000

/** Where messages are that were filed by hand, and by which change. */
const filed = z.object({ conversationId: id, changeId: id.nullable() })

export const inboxCalls = {
  'inbox.list': call(
    () => z.object({
      filter: inboxFilter,
      limit: z.number().int().min(1).max(500),
      before: cursor.nullable(),
    }),
    () => z.object({ rows: z.array(conversationRow), next: cursor.nullable() }),
  ),
  /** One row, fresh, to update a list without asking for all of it; null when it is gone. One of no messages holds a draft and belongs to the drafts. */
  'inbox.row': call(() => z.object({ id }), () => conversationRow.nullable()),
  /** How many conversations stand in a view, counted up to 10,000. */
  'inbox.counts': call(
    () => z.object({}),
    () => z.object({
      all: z.number(),
      unread: z.number(),
      troubled: z.number(),
      drafts: z.number(),
      quarantined: z.number(),
      mine: z.number(),
      /** where a note names whoever sits here and he has not seen it */
      mentioned: z.number(),
      waiting: z.number(),
      snoozed: z.number(),
      due: z.number(),
      junk: z.number(),
    }),
  ),
  'conversation.get': call(
    () => z.object({ id }),
    () => z.object({ id, subject: z.string(), contact, messages: z.array(message), draftIds: z.array(id), checklist: z.array(checklistItem), work }),
  ),
  'conversation.mark': call(() => z.object({ id, unread: z.boolean() }), () => z.object({})),
  /** Where a message of a conversation, or without one the whole of it, may belong as well: the likeliest first, each with what says so. */
  'conversation.likely': call(
    () => z.object({ id, messageId: id.nullable() }),
    () => z.object({ likely: z.array(z.object({ row: conversationRow, why: z.enum(['number', 'subject', 'contact']), what: z.string() })) }),
  ),
  /** Moves messages into another conversation, where they stay; `to` null begins one. `changeId` takes it back; null where nothing had to move. */
  'conversation.move': call(() => z.object({ messageIds: z.array(id).min(1).max(500), to: id.nullable() }), () => filed),
  /** From this message on it is another conversation. */
  'conversation.split': call(() => z.object({ messageId: id }), () => filed),
  /** Conversations become one: `into`, or the one that began first. */
  'conversation.merge': call(() => z.object({ ids: z.array(id).min(1).max(mostMerged), into: id.nullable() }), () => filed),
  /** Of a mail that is not from whom it names: the conversation it pretends to belong to; null where there is none. */
  'message.claimed': call(() => z.object({ id }), () => z.object({ claimed: z.object({ conversationId: id, subject: z.string() }).nullable() })),
  /** A person says that such a mail's sender is genuine: it goes where it claims to belong, under its sender's name; `changeId` takes it back. */
  'message.believe': call(() => z.object({ id }), () => z.object({ conversationId: id, changeId: id })),
  /** The HTML body as it came; the renderer cleans it before it is shown (features/conversation). */
  'message.html': call(() => z.object({ id }), () => z.object({ html: z.string() })),
  /** What the calendar parts of a mail say; read from its bytes, like the HTML. */
  'message.appointments': call(() => z.object({ id }), () => z.object({ appointments: z.array(appointment) })),
}
