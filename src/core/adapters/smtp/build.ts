import { createHash } from 'node:crypto'
import type { MailAddress } from '../../../shared/domain/message'
import type { OutgoingMail } from '../../ports'

/**
 * The bytes of a mail. Nothing in it comes from the clock or from chance, so every try sends the same bytes
 * under the same Message-ID.
 */
export async function buildMail(mail: OutgoingMail): Promise<Uint8Array> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  const composer = new MailComposer({
    messageId: mail.externalId,
    date: new Date(mail.date),
    from: address(mail.from),
    to: mail.to.map(address),
    cc: mail.cc.map(address),
    subject: mail.subject,
    ...(mail.inReplyTo && isSendableId(mail.inReplyTo) ? { inReplyTo: mail.inReplyTo } : {}),
    references: mail.references.filter(isSendableId),
    text: mail.text,
    ...(mail.html !== null && { html: mail.html }),
    // Umlauts stay readable in the raw mail, long lines and blanks at their ends survive every relay (RFC 2045 §6.7).
    encoding: 'quoted-printable',
    attachments: mail.attachments.map(({ name, mediaType, bytes, contentId }) => ({
      filename: name,
      contentType: mediaType,
      content: Buffer.from(bytes),
      ...(contentId === null ? { contentDisposition: 'attachment' as const } : { cid: contentId, contentDisposition: 'inline' as const }),
      contentTransferEncoding: 'base64' as const,
    })),
    baseBoundary: createHash('sha256').update(mail.externalId).digest('hex').slice(0, 24),
    newline: 'windows',
    // What stands in a draft is bytes, never a place to read from.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return composer.compile().build()
}

/**
 * Ids come from strangers' mails. One that is none (RFC 5322 §3.6.4), or longer than a line that cannot be folded may be
 * (§2.1.1), is left out: a server may refuse the mail for it.
 */
const isSendableId = (id: string): boolean => /^<[\x21-\x3b\x3d\x3f-\x7e]{1,500}>$/.test(id)

const address = ({ name, address }: MailAddress): { name: string; address: string } => ({ name, address })
