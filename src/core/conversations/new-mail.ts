import type { MailAddress } from '../../shared/domain/message'
import type { AutomaticKind } from '../../shared/domain/reason'

/** A mail that has come, before it is recorded. */
export interface NewMail {
  /** the id its message will have */
  readonly id: string
  readonly externalId: string | null
  /** another message bears its Message-ID: what names that means the other */
  readonly twin: boolean
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  /** we wrote it */
  readonly own: boolean
  /** our server found that it is not from whom it names: it is tied to nothing, and filed under nobody */
  readonly denied: boolean
  /** its sender is blocked: it is tied to nothing, so that nobody else's mail goes to junk with it */
  readonly blocked: boolean
  readonly from: MailAddress | null
  readonly replyTo: readonly MailAddress[]
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  readonly subject: string
  readonly at: number
  readonly automatic: AutomaticKind | null
  /** the message of ours on which it reports */
  readonly reportsOn: { readonly externalId: string; readonly conversationId: string } | null
}
