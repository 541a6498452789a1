import { z } from 'zod'
import { blockedMark } from './blocked'
import { deliveryStep } from './delivery'
import { announcement, warning } from './gateway'
import { failureParams, id, instant, sha256 } from './ids'
import { note } from './note'
import { page } from './page'
import { automaticKind, reason } from './reason'

export const channelKind = z.enum(['fax', 'mail', 'internal'])
export type ChannelKind = z.infer<typeof channelKind>

export const direction = z.enum(['in', 'out', 'internal'])
export type Direction = z.infer<typeof direction>

export const mailAddress = z.object({ name: z.string(), address: z.string() })
export type MailAddress = z.infer<typeof mailAddress>

/** `document`: the fax itself; `attached`: a file a mail carried; `inline`: a picture its HTML shows by `cid:`. */
export const attachmentRole = z.enum(['document', 'attached', 'inline'])
export type AttachmentRole = z.infer<typeof attachmentRole>

export const attachment = z.object({
  id,
  role: attachmentRole,
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  contentId: z.string().nullable(),
  pages: z.array(page),
})
export type Attachment = z.infer<typeof attachment>

export const delivery = z.object({
  step: deliveryStep,
  at: instant,
  code: z.string().nullable(),
  params: failureParams,
  attempts: z.number().int(),
  /** when it will be tried next, or when the undo pause ends */
  nextAt: instant.nullable(),
  /** until when `outbox.undo` works; null when the pause is over */
  undoUntil: instant.nullable(),
})
export type Delivery = z.infer<typeof delivery>

/** One message as the conversation view shows it. Bodies of HTML mails are fetched by `message.html`. */
export const message = z.object({
  id,
  conversationId: id,
  channel: channelKind,
  direction,
  at: instant,
  /** Message-ID with angle brackets (RFC 5322 §3.6.4), null where there is none */
  externalId: z.string().nullable(),
  /** of this message's own bytes */
  sha256: sha256.nullable(),
  from: mailAddress.nullable(),
  /** E.164 of the fax sender where known */
  faxNumber: z.string().nullable(),
  to: z.array(mailAddress),
  cc: z.array(mailAddress),
  /** of what we sent: recipients that no other saw */
  bcc: z.array(mailAddress),
  subject: z.string(),
  text: z.string(),
  hasHtml: z.boolean(),
  unread: z.boolean(),
  /** answered by another program, as the server or archive says that it came from */
  answered: z.boolean(),
  /** its sender wants to be told when it is read; nothing tells him by itself */
  asksReceipt: z.boolean(),
  attachments: z.array(attachment),
  delivery: delivery.nullable(),
  warning: warning.nullable(),
  /** why it is in its conversation; nothing of what was written here */
  reasons: z.array(reason),
  /** a machine wrote it, and what kind of machine */
  automatic: automaticKind.nullable(),
  /** another message bears its Message-ID and says something else */
  hasTwin: z.boolean(),
  /** it went to junk because its sender was blocked */
  blocked: blockedMark.nullable(),
  /** what a gateway's mail said: of this fax, or of one that was sent */
  announcement: announcement.nullable(),
  /** of what we write among ourselves; null for everything else */
  note: note.nullable(),
  /** the same bytes came again at these moments */
  seenAgain: z.array(z.object({ at: instant, name: z.string() })),
})
export type Message = z.infer<typeof message>
