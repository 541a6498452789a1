import { z } from 'zod'
import { id, instant } from './ids'
import { personMark } from './person'

/** What people do, and what history tells of it; words for each in strings/history. */
export const historyKinds = [
  'fax-joined',
  'fax-separated',
  'sender-believed',
  'messages-moved',
  'conversation-split',
  'conversations-merged',
  'contact-renamed',
  'address-added',
  'address-removed',
  'proposal-dismissed',
  'contacts-merged',
  'contact-added',
  'contact-split',
  'sender-mended',
  'sign-forgotten',
  'member-added',
  'member-removed',
  'contacts-imported',
  'word-corrected',
  'state-open',
  'state-waiting',
  'state-done',
  'owner-set',
  'owner-taken',
  'due-set',
  'due-taken',
  'urgent-set',
  'urgent-taken',
  'snoozed',
  'woken',
  'put-to-trash',
  'put-to-junk',
  'brought-back',
  'label-put',
  'label-taken',
  'label-removed',
  'search-forgotten',
  'sender-blocked',
  'sender-unblocked',
  'note-added',
  'note-edited',
  'note-removed',
  'check-added',
  'check-ticked',
  'check-unticked',
  'check-edited',
  'check-removed',
  'deadline-dismissed',
] as const
export const historyKind = z.enum(historyKinds)
export type HistoryKind = z.infer<typeof historyKind>

/** One entry of the history of a conversation or contact. */
export const change = z.object({
  id,
  at: instant,
  /** who did it; null where nobody has said who sits at the desk */
  person: personMark.nullable(),
  kind: historyKind,
  conversationId: id.nullable(),
  contactId: id.nullable(),
  messageId: id.nullable(),
  /** what the words of its kind need */
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
  /** it can be taken back, as far as its kind goes; whether it still fits is told by trying */
  undoable: z.boolean(),
  undoneAt: instant.nullable(),
})
export type Change = z.infer<typeof change>
