import type { MailAddress } from '../../shared/domain/message'
import type { Failure, Result } from '../../shared/result'
import type { AccountSettings } from '../../shared/contract/settings'

export interface Envelope {
  readonly from: string
  readonly to: readonly string[]
  /** the mail's Message-ID: reports name the envelope by it (RFC 3461 §4.4), also where they bring nothing of the mail */
  readonly externalId: string
}

/** A mail as it goes out. It knows of no Bcc: those recipients are in the envelope alone (RFC 5322 §3.6.3). */
export interface OutgoingMail {
  /** with angle brackets; fixed before the first try, so that a receiver can tell a second copy */
  readonly externalId: string
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  readonly from: MailAddress
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  /** UTC milliseconds for the Date header */
  readonly date: number
  readonly subject: string
  readonly text: string
  /** the same words with their formatting (RFC 2046 §5.1.4); null: plain text alone */
  readonly html: string | null
  readonly attachments: readonly {
    readonly name: string
    readonly mediaType: string
    readonly bytes: Uint8Array
    /** of a picture that the HTML shows (RFC 2392), without brackets; null: a file */
    readonly contentId: string | null
  }[]
}

/** A recipient that the server did not take while it took the mail for others. */
export interface RefusedRecipient {
  readonly address: string
  readonly response: string
}

/**
 * What became of one try. `uncertain`: the connection was lost after DATA was given and before the answer came,
 * so nobody knows (RFC 5321 §4.5.3.2.6): never sent again by itself.
 */
export type SendOutcome = TryOutcome & {
  /** bytes that the server takes in one mail (RFC 1870); null: it says none; absent: it was not reached */
  readonly mostBytes?: number | null
}

type TryOutcome =
  | { readonly kind: 'accepted'; readonly response: string; readonly refused: readonly RefusedRecipient[] }
  | { readonly kind: 'temporary'; readonly failure: Failure }
  | { readonly kind: 'permanent'; readonly failure: Failure }
  | { readonly kind: 'uncertain'; readonly failure: Failure }

export interface Transport {
  /** Reads a line of addresses as a person types them; fails with `address-invalid`. An empty line is an empty list. */
  addresses(line: string): Result<readonly MailAddress[]>
  /** The mail's bytes (RFC 5322). The same mail gives the same bytes, so a second try sends what the first did. */
  build(mail: OutgoingMail): Promise<Uint8Array>
  /** One try. An abort ends it as `temporary` unless DATA was given already: then the answer is waited for. */
  send(account: AccountSettings, password: string, envelope: Envelope, mime: Uint8Array, signal?: AbortSignal): Promise<SendOutcome>
  /** Connects, says hello, logs in, leaves. */
  test(account: AccountSettings, password: string): Promise<Result<{ readonly greeting: string; readonly mostBytes: number | null }>>
}
