import type { ServerFolder } from '../../shared/contract/mailboxes'

/** Where mails are fetched and how one logs in there. */
export interface MailServer {
  readonly host: string
  readonly port: number
  readonly tls: 'tls' | 'starttls' | 'none'
  readonly login: MailLogin
}

/** A further way to log in (OAuth 2: RFC 7628) is a further kind. */
export type MailLogin = { readonly kind: 'password'; readonly user: string; readonly password: string }

/** A folder as it was when it was entered. */
export interface EnteredFolder {
  readonly uidValidity: string
  readonly uidNext: number
  /** null where the server keeps no count of changes (RFC 7162) */
  readonly modseq: string | null
}

/** What a server says of a mail without giving it. */
export interface MailHead {
  readonly uid: number
  readonly size: number
  readonly seen: boolean
  readonly answered: boolean
}

export interface MailSource {
  /**
   * Connects, proves who the server is, and logs in.
   * @throws FailureError `mailbox-…`
   */
  open(server: MailServer, options?: { readonly signal?: AbortSignal; readonly quick?: boolean }): Promise<MailSession>
}

/** A connection that is logged in. Every method throws a FailureError with a code `mailbox-…`; after `mailbox-lost` it is of no more use. */
export interface MailSession {
  folders(): Promise<readonly ServerFolder[]>
  /** All that follows is about this folder. */
  enter(path: string): Promise<EnteredFolder>
  /** UIDs from `from` to `to` that are there, in ascending order; no `to`: to the end */
  uids(from: number, to?: number): Promise<readonly number[]>
  /** Those of the UIDs that are still there, in ascending order. */
  heads(uids: readonly number[]): Promise<readonly MailHead[]>
  /** Whole mails as they lie there, without marking them as seen. */
  fetch(uids: readonly number[]): AsyncIterable<{ readonly uid: number; readonly bytes: Uint8Array }>
  /** One large mail in pieces. */
  stream(uid: number): AsyncIterable<Uint8Array>
  /** UIDs up to `to` that bear this mark and were changed since the folder's count of changes stood at `modseq`. */
  markedSince(mark: 'seen' | 'answered', modseq: string, to: number): Promise<readonly number[]>
  markSeen(uids: readonly number[]): Promise<void>
  /** Fails with `mailbox-folder-missing` where there is no such folder. */
  move(uids: readonly number[], path: string): Promise<void>
  /** Whether a mail with this Message-ID lies in the entered folder. */
  holds(externalId: string): Promise<boolean>
  /** Puts a mail into a folder, marked as seen. */
  append(path: string, mime: Uint8Array, date: number): Promise<void>
  /** Resolves when something is new in the entered folder, after `ms`, or at the abort. */
  news(ms: number, signal: AbortSignal): Promise<void>
  close(): Promise<void>
}

/** `incoming`: over which mails are fetched (IMAP); `outgoing`: which takes them from people (submission, RFC 6409). */
export type MailWay = 'incoming' | 'outgoing'

/** What is known of a domain's mail server. */
export interface FoundServer {
  readonly host: string
  readonly port: number
  readonly tls: 'tls' | 'starttls'
  /** the address itself, or what stands before its @ */
  readonly user: 'address' | 'local'
}

/** Asks a domain itself for its mail server; only the domain is told, to the name service and to its own web server. */
export interface MailDirectory {
  /** Service records (RFC 6186, RFC 8314), null where there are none. */
  service(domain: string, way: MailWay): Promise<FoundServer | null>
  /** The file that many providers keep for mail programs (Mozilla's autoconfig), null where there is none. */
  autoconfig(domain: string, way: MailWay): Promise<FoundServer | null>
  /** Names of the servers that take mail for it, the preferred first. */
  exchangers(domain: string): Promise<readonly string[]>
}
