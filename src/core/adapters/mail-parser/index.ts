import type { Attachment, Email } from 'postal-mime'
import { foldedText } from '../../../shared/search/folded-text'
import { FailureError } from '../../../shared/result'
import { limits as bounds } from '../../limits'
import type { MailPart, ParsedMail } from '../../ports/document-reader'
import { withAppointments } from '../../../shared/text/appointment-text'
import { mendCodePage } from '../../../shared/text/code-page'
import { automaticKind } from './automatic'
import { bodyPrint } from './body-print'
import { countParts } from './bounds'
import { appointmentsOf } from './calendar'
import { dateOf, mailboxes, messageIds, withReadableHeader } from './headers'
import { Mime } from './mime'
import { oneLine, safeFileName } from './names'
import { reportOf } from './report'
import { isSenderDenied } from './sender-denied'
import { bareBody, isOverwhelming, plainText } from './text'

export interface MailLimits {
  readonly mailParts: number
  readonly mailDepth: number
}

/** RFC 6838 §4.2: 127 characters on either side of the slash. */
const mediaTypeForm = /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}$/

/** What servers write over a mail (RFC 5321 §4.4, RFC 9228). */
const delivered: ReadonlySet<string> = new Set(['received', 'return-path', 'delivered-to', 'x-original-to', 'envelope-to'])

/** RFC 8098 §2.1, and what mail programs wrote before there was one. */
const asking: ReadonlySet<string> = new Set(['disposition-notification-to', 'x-confirm-reading-to'])

const tooManyParts = (): FailureError => new FailureError({ code: 'mail-too-many-parts', params: {} })

export async function parseMail(bytes: Uint8Array, limits: MailLimits): Promise<ParsedMail> {
  if (countParts(bytes, limits.mailParts + 1) > limits.mailParts) throw tooManyParts()
  const email = await parse(bytes, limits)
  const html = email.html === undefined || email.html.trim() === '' ? null : mendCodePage(email.html)
  const attachments = email.attachments.map((part, index) => toPart(part, index + 1, html))
  const nothing = email.text === undefined && html === null && attachments.length === 0
  const words = plainText(nothing ? bareBody(bytes) : email.text, html)
  const report = reportOf(email, words)
  const appointments = appointmentsOf(email.attachments)
  const text = withAppointments(words, appointments)
  return {
    externalId: messageIds(email.messageId)[0] ?? null,
    inReplyTo: messageIds(email.inReplyTo)[0] ?? null,
    references: messageIds(email.references),
    from: mailboxes(email.from)[0] ?? mailboxes(email.sender)[0] ?? null,
    replyTo: mailboxes(email.replyTo),
    to: mailboxes(email.to),
    cc: mailboxes(email.cc),
    subject: oneLine(email.subject ?? ''),
    date: dateOf(email),
    text,
    folded: foldedText(text, bounds.indexedText),
    html: html !== null && isOverwhelming(html) ? null : html,
    attachments,
    isDelivered: email.headers.some(({ key }) => delivered.has(key)),
    senderDenied: isSenderDenied(email.headers),
    automatic: automaticKind(email, report),
    asksReceipt: report === null && email.headers.some(({ key, value }) => asking.has(key) && value.includes('@')),
    report,
    bodyPrint: bodyPrint(words, html),
    appointments,
  }
}

async function parse(bytes: Uint8Array, limits: MailLimits): Promise<Email> {
  try {
    // A mail inside a mail stays whole, as a file: its text is not this sender's text.
    return await new Mime({ forceRfc822Attachments: true, maxNestingDepth: limits.mailDepth }).parse(withReadableHeader(bytes))
  } catch (error) {
    if (error instanceof Error && /nesting|depth/i.test(error.message)) throw tooManyParts()
    throw new FailureError({ code: 'file-damaged', params: {} })
  }
}

function toPart(part: Attachment, number: number, html: string | null): MailPart {
  const mediaType = mediaTypeForm.test(part.mimeType) ? part.mimeType.toLowerCase() : 'application/octet-stream'
  const contentId = oneLine(part.contentId ?? '').replace(/^<|>$/g, '')
  const shown = contentId !== '' && mediaType.startsWith('image/') && html !== null && html.toLowerCase().includes(`cid:${contentId.toLowerCase()}`)
  return {
    name: safeFileName(part.filename, mediaType, number),
    mediaType,
    role: shown ? 'inline' : 'attached',
    contentId: contentId === '' ? null : contentId,
    bytes: bytesOf(part.content),
  }
}

function bytesOf(content: Attachment['content']): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}
