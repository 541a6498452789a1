import type { Contact } from '../../shared/domain/conversation'
import { cleanFileName, safeMediaType } from '../composing'
import { mimeOf } from '../outbox'
import type { OutgoingMail, Transport, ZipEntry, ZipWriter } from '../ports'
import type { EngineContext } from '../context'
import { senderName, type LetterTongue } from './letter-words'
import { bytesOf, stopIfAsked, type ExportWatch } from './letters'
import type { ExportParts } from './export-fax'
import type { ExportConversation, ExportMessage } from './read-conversation'

export interface MailParts extends ExportParts {
  readonly transport: Transport
  readonly zip: ZipWriter
  readonly tellType: EngineContext['tellType']
}

/** Messages one by one as mails: the very bytes where they are kept, else written anew from what is known. */
export async function* mailsOf(parts: MailParts, { messages, contact }: ExportConversation, tongue: LetterTongue, watch: ExportWatch): AsyncGenerator<ZipEntry> {
  const digits = String(messages.length).length
  for (const [index, message] of messages.entries()) {
    stopIfAsked(watch)
    const { bytes, ending } = (await keptMail(parts, message, watch)) ?? { bytes: await writtenMail(parts, message, contact, tongue, watch), ending: 'eml' }
    const number = String(index + 1).padStart(digits, '0')
    const about = [senderName(message, contact), message.subject].filter((part) => part !== '').join(' – ')
    yield { name: `${cleanFileName(`${number} ${dayOf(message.at, tongue.timeZone)} ${about}`.replaceAll('.', ' '))}.${ending}`, at: message.at, bytes }
    watch.onDone()
  }
}

// Swedish writes a day as ISO 8601 does.
const dayOf = (at: number, timeZone: string | undefined): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at)

/** One mail stays what it is; several, or one that only Outlook reads, go into a zip. */
export async function endingOf(parts: MailParts, { messages }: ExportConversation): Promise<'eml' | 'zip'> {
  const [only, ...others] = messages
  if (!only || others.length > 0) return 'zip'
  const kept = await keptMail(parts, only, { onDone: () => undefined, onMissing: () => undefined })
  return kept?.ending === 'msg' ? 'zip' : 'eml'
}

/** A file that Outlook saved (MS-CFB) begins with this; it is a mail, and no RFC 5322. */
const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/** The original of a message that came, or was sent, as a mail. */
async function keptMail({ blobs, tellType }: MailParts, { sha256, channel }: ExportMessage, watch: ExportWatch): Promise<{ readonly bytes: Uint8Array; readonly ending: string } | null> {
  if (sha256 === null || channel === 'internal') return null
  if (!(await blobs.has(sha256))) {
    if (channel === 'mail') watch.onMissing()
    return null
  }
  const original = blobs.original(sha256)
  if ((await tellType(original)) !== 'mail') return null
  const bytes = await bytesOf(original)
  return { bytes, ending: compoundFile.equals(bytes.subarray(0, compoundFile.length)) ? 'msg' : 'eml' }
}

async function writtenMail(parts: MailParts, message: ExportMessage, contact: Contact, tongue: LetterTongue, watch: ExportWatch): Promise<Uint8Array> {
  if (message.channel === 'mail' && message.direction === 'out') {
    const sent = await mimeOf(parts, message.id)
    if (sent?.ok === true) return sent.value
  }
  return parts.transport.build(await asMail(parts, message, contact, tongue, watch))
}

/** A fax or a note as a mail, with its original files; what has no mail address gets one that leads nowhere (RFC 2606). */
async function asMail({ store, blobs }: MailParts, message: ExportMessage, contact: Contact, { t }: LetterTongue, watch: ExportWatch): Promise<OutgoingMail> {
  const attachments: OutgoingMail['attachments'][number][] = []
  for (const { name, mediaType, contentId, role, sha256 } of message.files) {
    if (await blobs.has(sha256)) attachments.push({ name, mediaType: safeMediaType(mediaType), contentId: role === 'inline' ? contentId : null, bytes: await bytesOf(blobs.original(sha256)) })
    else watch.onMissing()
  }
  const pages = message.channel === 'fax' ? await store.read((tx) => tx.selectFrom('page').select('text').where('message_id', '=', message.id).orderBy('attachment_id').orderBy('number').execute()) : []
  const author = message.note?.author?.name ?? t('notes.title')
  return {
    externalId: message.externalId ?? `<${message.id}@rueckkanal.invalid>`,
    inReplyTo: null,
    references: [],
    from:
      message.channel === 'internal'
        ? { name: author, address: 'note@rueckkanal.invalid' }
        : { name: message.from?.name ?? senderName(message, contact), address: message.from?.address || `fax${(message.faxNumber ?? '').replace(/\D/g, '')}@rueckkanal.invalid` },
    to: message.to,
    cc: message.cc,
    date: message.at,
    subject: message.subject || (message.channel === 'internal' ? t('notes.title') : t('app.fax')),
    text: pages.length === 0 ? message.text : pages.map(({ text }) => text.trimEnd()).join('\n\n'),
    html: null,
    attachments,
  }
}
