import type { Generated } from 'kysely'
import type { AfterFetch, AfterIntake } from '../../shared/domain/channel'
import type { ArrivalOutcome, ArrivalStage, ArrivalVia } from '../../shared/domain/arrival'
import type { DeliveryStep } from '../../shared/domain/delivery'
import type { DraftIntent } from '../../shared/domain/draft'
import type { Warning } from '../../shared/domain/gateway'
import type { AttachmentRole, ChannelKind, Direction } from '../../shared/domain/message'
import type { WorkList, WorkState } from '../../shared/domain/work'
import type { AutomaticKind } from '../../shared/domain/reason'
import type { ContactAddressTable, ContactDismissalTable, ContactMemberTable, ContactSignTable, ContactTable } from './contact-tables'
import type { MessageFieldTable, PageTable, PageWordsTable, WordCorrectionTable } from './page-tables'
import type { BlockedMessageTable, BlockedSenderTable, ChangeTable, ChecklistItemTable, ConversationLabelTable, DeadlineDismissalTable, LabelTable, MentionTable, NoteTable, PersonTable } from './people-tables'
import type { TallyConversationTable, TallyDayTable, TallySenderTable, TallyStaleTable } from './tally-tables'

export type { MessageFieldTable, PageTable, PageWordsTable, WordCorrectionTable }

/*
 * Column types as they come from the database. Ids are text UUIDv7, moments are integer UTC milliseconds,
 * flags are 0 or 1, and columns named *_json hold JSON as text: SQLite and PostgreSQL agree on all of these.
 */
type Flag = 0 | 1

export interface ChannelTable {
  id: string
  kind: 'folder' | 'mailbox'
  path: string
  after: AfterIntake
  polling: Flag
  created_at: number
}

export interface ArrivalTable {
  id: string
  channel_id: string | null
  via: ArrivalVia
  path: string
  name: string
  size: number
  /** modification time of the file as seen, integer milliseconds; tells a changed file from one already taken */
  mtime: number
  seen_at: number
  stage: ArrivalStage
  outcome: ArrivalOutcome | null
  code: string | null
  params_json: string
  sha256: string | null
  type: string | null
  kept: Flag
  message_id: string | null
  /** set by `assign`: where a person wants it filed; `new` for a conversation of its own */
  assigned_to: string | null
  /** number of the message in its container (an mbox, say), from 1; null where the file is the message */
  part: number | null
  /** where its bytes begin in the container; `size` of them */
  first_byte: number | null
  /** what container or server say of it (`ArrivalHints`) */
  hints_json: string
  updated_at: number
}

/** Paths that somebody named and that are not looked through to their end yet; what of them became arrivals since it began is not seen again. */
export interface WalkTable {
  id: string
  via: ArrivalVia
  paths_json: string
  begun_at: number
}

export interface ConversationTable {
  id: string
  contact_id: string
  subject: string
  /** our own sign in subjects and reply addresses, eight letters of Crockford's base32; null until it was first sent */
  mark: string | null
  created_at: number
  /* How the work on it stands; written by core/work alone. A conversation that begins has what the database puts there. */
  state: Generated<WorkState>
  /** since when */
  state_at: Generated<number>
  owner_id: Generated<string | null>
  /** the UTC midnight of a date */
  due_on: Generated<number | null>
  urgent: Generated<Flag>
  snoozed_until: Generated<number | null>
  put_away: Generated<'trash' | 'junk' | null>
  /** the one list it stands in, which follows from the others */
  list: Generated<WorkList>
  /** the owner, while there is something to do: for the owner's list */
  held_by: Generated<string | null>
  /** `due_on`, while it matters: for the list of what falls due */
  falls_due: Generated<number | null>
  /* What follows is derived from the messages by conversations/refresh.ts and never written elsewhere. */
  at: number
  channel: ChannelKind
  direction: Direction
  snippet: string
  messages: number
  unread: number
  troubled: number
}

export interface MessageTable {
  id: string
  conversation_id: string
  contact_id: string | null
  channel: ChannelKind
  direction: Direction
  at: number
  external_id: string | null
  in_reply_to: string | null
  references_json: string
  sha256: string | null
  arrival_id: string | null
  from_name: string
  from_address: string
  fax_number: string | null
  to_json: string
  cc_json: string
  reply_to_json: string
  subject: string
  text: string
  has_html: Flag
  unread: Flag
  /** moved, read or answered by a person: recognition may only propose from then on */
  touched: Flag
  delivery_step: DeliveryStep | null
  delivery_at: number | null
  delivery_code: string | null
  delivery_params_json: string
  delivery_attempts: number
  delivery_next_at: number | null
  undo_until: number | null
  /** the fax whose continuation this one is: one fax that came in two files */
  joined_to: string | null
  /** the conversation it stood in before it was joined, to which separating takes it back */
  joined_from: string | null
  /** why it is in its conversation (`Reason[]`) */
  reasons_json: string
  /** party and bare subject in short: by it an answer that names no id finds it */
  topic: string | null
  /** all that a mail says, in short: a further copy of the same mail has the same */
  body_print: string | null
  /** written by a machine (RFC 3834), and what kind of machine */
  automatic: AutomaticKind | null
  /** another message bears the same Message-ID and says something else */
  twin_of: string | null
  /** a code of what to beware of */
  warning: Warning | null
  /** what a gateway's mail said of a fax (`Announcement`) */
  announcement_json: string | null
  /** thrown away where it came from: kept and found by search, counted in no list */
  trashed: Flag
}

/** A further original of a message: other bytes, the same mail (another way of travel, say). */
export interface MessageCopyTable {
  sha256: string
  message_id: string
  arrival_id: string | null
  at: number
}

/** A gateway that a person added beside ours: how its mail is told and what it says (`Pattern`). */
export interface GatewayTable {
  id: string
  name: string
  active: Flag
  pattern_json: string
}

/** A mail account whose mails are taken in; it is a channel, and has its id. */
export interface MailboxTable {
  id: string
  address: string
  host: string
  port: number
  tls: 'tls' | 'starttls' | 'none'
  user: string
  created_at: number
  /** messages that were sent up to this moment lie in its folder for sent mail */
  filed_until: number
}

/** A chosen folder of a mailbox, and how far it is taken in: every UID from `first_uid` to `last_uid` (RFC 9051 §2.3.1.1). */
export interface MailboxFolderTable {
  id: string
  mailbox_id: string
  path: string
  after: AfterFetch
  after_path: string | null
  /** as text: larger than an integer holds; null before the folder was looked into */
  uid_validity: string | null
  first_uid: number
  last_uid: number
  /** changes of marks up to here are known (RFC 7162); null where the server counts none */
  modseq: string | null
  /** UIDs that are taken in and still have to be marked or moved on the server */
  pending_json: string
}

/** Every Message-ID that a mail mentions, so that a parent that comes late finds its children (RFC 5322 §3.6.4). */
export interface MailReferenceTable {
  message_id: string
  external_id: string
}

export interface AttachmentTable {
  id: string
  message_id: string
  role: AttachmentRole
  position: number
  sha256: string
  name: string
  media_type: string
  size: number
  content_id: string | null
  /** what our decoders make of it; null: kept, not opened */
  type: string | null
}

/** Bands of a letter's fingerprint: letters that are nearly the same share at least one. */
export interface LetterPrintTable {
  message_id: string
  band: number
  value: string
}

/** Two faxes that bear the same letter; each pair once, the later message first. */
export interface SameLetterTable {
  message_id: string
  other_id: string
  /** 0..1 */
  likeness: number
}

export interface DraftTable {
  id: string
  conversation_id: string
  intent: DraftIntent
  reply_to: string | null
  /** id of the identity it goes out under; null: the standard one */
  identity: string | null
  to_line: string
  cc_line: string
  bcc_line: string
  subject: string
  text: string
  /** the same words with their formatting (domain/formatted); null: plain text */
  formatted_json: string | null
  /** a person wrote in it: what was only begun by itself gives way to what is asked for next */
  touched: Flag
  updated_at: number
}

/** Words that an office writes again and again. */
export interface TextModuleTable {
  id: string
  name: string
  /** typed before the tab key it brings the module; empty where there is none */
  short: string
  text: string
}

/** What only we know of a message that we send. */
export interface OutgoingTable {
  message_id: string
  intent: DraftIntent
  /** the message it answers or passes on */
  answers: string | null
  /** goes into the envelope alone, never into the mail (RFC 5322 §3.6.3) */
  bcc_json: string
  /** the moment a person chose for sending it; null: at once */
  send_at: number | null
  /** the words with their formatting, which go beside the plain ones; null: plain text alone */
  formatted_json: string | null
  /** addresses, as they go over the wire, for which a server or a mail program has told that it arrived; null: none yet */
  arrived_json: string | null
}

export interface DraftAttachmentTable {
  id: string
  draft_id: string
  position: number
  sha256: string
  name: string
  media_type: string
  size: number
  /** of a picture that the text shows, without brackets; null: a file */
  content_id: string | null
}

export type JobKind = 'recognise' | 'reindex' | 'same-letter' | 'send' | 'wake' | 'tally'

export interface JobTable {
  id: string
  kind: JobKind
  /** the page or the message it is about; one job of a kind for each */
  subject_id: string
  /** lower runs first */
  priority: number
  run_at: number
  attempts: number
  lease_owner: string | null
  lease_until: number | null
}

export interface SettingTable {
  key: string
  value_json: string
}

/** The search index's own row of a message; see search-index/. */
export interface SearchEntryTable {
  /** grows with the message's time: milliseconds × 1000 plus a counter; serves as row number of the full-text index */
  position: number
  message_id: string
  conversation_id: string
  /** SHA-256 of the folded texts the index was given, so that `verify` can compare row by row */
  digest: string
}

/** How common a word is, about: see search-index/vocabulary.ts. */
export interface SearchTermTable {
  word: string
  weight: number
}

/** A word of recognised pages by its shape: see search-index/shape.ts. */
export interface SearchShapeTable {
  shape: string
  word: string
}

export interface SavedSearchTable {
  id: string
  name: string
  query: string
  /** its place in the side list, from 0 */
  position: number
}

export interface Tables {
  channel: ChannelTable
  arrival: ArrivalTable
  walk: WalkTable
  contact: ContactTable
  contact_address: ContactAddressTable
  contact_dismissal: ContactDismissalTable
  contact_member: ContactMemberTable
  contact_sign: ContactSignTable
  conversation: ConversationTable
  message: MessageTable
  mail_reference: MailReferenceTable
  message_copy: MessageCopyTable
  gateway: GatewayTable
  mailbox: MailboxTable
  mailbox_folder: MailboxFolderTable
  attachment: AttachmentTable
  page: PageTable
  page_words: PageWordsTable
  word_correction: WordCorrectionTable
  message_field: MessageFieldTable
  letter_print: LetterPrintTable
  same_letter: SameLetterTable
  draft: DraftTable
  outgoing: OutgoingTable
  text_module: TextModuleTable
  draft_attachment: DraftAttachmentTable
  job: JobTable
  setting: SettingTable
  person: PersonTable
  change: ChangeTable
  label: LabelTable
  note: NoteTable
  mention: MentionTable
  checklist_item: ChecklistItemTable
  deadline_dismissal: DeadlineDismissalTable
  conversation_label: ConversationLabelTable
  search_entry: SearchEntryTable
  search_term: SearchTermTable
  search_shape: SearchShapeTable
  saved_search: SavedSearchTable
  blocked_sender: BlockedSenderTable
  blocked_message: BlockedMessageTable
  tally_stale: TallyStaleTable
  tally_conversation: TallyConversationTable
  tally_day: TallyDayTable
  tally_sender: TallySenderTable
}
