import type { ChannelKind, Direction } from '../../shared/domain/message'

/* What is counted of conversations, kept up in the transaction of every change; see tally/. Days are numbers: whole days since 1970-01-01 by the office's clock. */

/** A conversation to count anew before the transaction ends; a patient one was there before anything was counted. */
export interface TallyStaleTable {
  conversation_id: string
  patient: 0 | 1
}

/** What counts of one conversation; a conversation without a message that counts has none. */
export interface TallyConversationTable {
  conversation_id: string
  contact_id: string
  /** of its first message */
  channel: ChannelKind
  began_on: number
  /* Moments: UTC ms. */
  first_in: number | null
  first_out: number | null
  /** the first of ours after the first of theirs */
  answered: number | null
  /** they wrote again after one of ours */
  replied: 0 | 1
  last_in: number | null
  last_out: number | null
  messages: number
  faxes_in: number
  /** what it adds to the days (`DayCount[]`) */
  days_json: string
}

export interface TallyDayTable {
  day: number
  channel: ChannelKind
  direction: Direction
  messages: number
  /** of faxes */
  pages: number
}

/** What a contact sent us on a day. */
export interface TallySenderTable {
  contact_id: string
  day: number
  faxes: number
  others: number
}
