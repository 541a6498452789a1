import type { Colour } from '../../shared/colours'
import type { BlockedKind } from '../../shared/domain/blocked'
import type { HistoryKind } from '../../shared/domain/change'

/* Tables of people, what they did, and what they sort conversations by; column types as in tables.ts. */

/** One who works here. */
export interface PersonTable {
  id: string
  name: string
  initials: string
  colour: Colour
  /** `Workday[]` */
  hours_json: string
  created_at: number
  /** who has left can be chosen for nothing new */
  left_at: number | null
}

/** What somebody did to a conversation, contact or message, and how it is taken back. */
export interface ChangeTable {
  id: string
  at: number
  person_id: string | null
  kind: HistoryKind
  conversation_id: string | null
  contact_id: string | null
  message_id: string | null
  /** what its words need */
  detail_json: string
  /** what its undoer needs; null: it stays */
  undo_json: string | null
  undone_at: number | null
}

/** What only a note has beside a message's own columns. */
export interface NoteTable {
  message_id: string
  /** null where nobody had said who sits at the desk */
  author_id: string | null
  edited_at: number | null
}

/** Somebody is named in a note. */
export interface MentionTable {
  person_id: string
  message_id: string
  /** when he saw it; null: not yet */
  seen_at: number | null
}

/** What was read as a deadline of a letter and is none: it is not proposed again. */
export interface DeadlineDismissalTable {
  message_id: string
  day: number
}

export interface ChecklistItemTable {
  id: string
  conversation_id: string
  text: string
  done_at: number | null
  done_by: string | null
}

export interface LabelTable {
  id: string
  name: string
  colour: Colour
}

export interface ConversationLabelTable {
  label_id: string
  conversation_id: string
  /** the conversation's own moment, so that a label's list is one walk along its key */
  at: number
}

/** A sender whose messages go to junk; lifted, it is blocked no more and remembered for what it held. */
export interface BlockedSenderTable {
  id: string
  kind: BlockedKind
  /** in the form in which it is compared (core/blocking/rules.ts) */
  value: string
  at: number
  person_id: string | null
  lifted_at: number | null
}

/** A message that went to junk by that. */
export interface BlockedMessageTable {
  message_id: string
  blocked_id: string
}
