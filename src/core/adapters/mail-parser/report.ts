import type { Attachment, Email } from 'postal-mime'
import type { MailReport, ReportedRecipient } from '../../ports/document-reader'
import { bareReport, isDaemon, returnedIn } from './bare-report'
import { messageIds } from './headers'
import { oneLine } from './names'

/** A report of more is no report on a mail of this house. */
const mostRecipients = 100
const mostText = 200_000
const longestWords = 500

type Block = ReadonlyMap<string, string>

/**
 * What a server says of a mail that it passed on or did not (RFC 3464), or a mail program of one that was shown (RFC 8098).
 * @param text the words of the mail, in which a server may say the same to people alone
 */
export function reportOf(email: Email, text: string): MailReport | null {
  const parts = email.attachments
  const status = ofType(parts, 'message/delivery-status')
  const told = status.length > 0 ? status : ofType(parts, 'message/disposition-notification')
  if (told.length === 0) {
    const bare = bareReport(email, text)
    return bare && { ...bare, on: returnedId(parts) ?? bare.on }
  }
  // Some write words for people into a first part of this type.
  const blocks = told.flatMap((part) => blocksOf(textOf(part)))
  const recipients = blocks.map(status.length > 0 ? delivered : disposed).filter((recipient) => recipient !== null).slice(0, mostRecipients)
  const named = blocks.map((block) => messageIds(block.get('original-message-id'))[0]).find((id) => id !== undefined)
  return { on: named ?? returnedId(parts) ?? envelopeId(blocks) ?? (isDaemon(email) ? returnedIn(email, text) : null), recipients }
}

const ofType = (parts: readonly Attachment[], type: string): Attachment[] => parts.filter(({ mimeType }) => mimeType.toLowerCase() === type).slice(0, 10)

function delivered(block: Block): ReportedRecipient | null {
  const action = (block.get('action') ?? '').toLowerCase()
  const address = addressOf(block.get('original-recipient')) || addressOf(block.get('final-recipient'))
  if (address === '' || action === '') return null
  // `relayed` and `expanded` say that the trace ends here, not that it arrived (RFC 3464 §2.3.3).
  const outcome = action === 'failed' ? 'failed' : action === 'delivered' ? 'delivered' : action === 'delayed' ? 'delayed' : 'other'
  const also = addressOf(block.get('final-recipient'))
  return { addresses: [...new Set([address, also].filter((one) => one !== ''))], outcome, status: statusOf(block.get('status')), words: wordsOf(block.get('diagnostic-code')) }
}

/** Shown, or thrown away unread: either way it had come (RFC 8098 §3.2.6.2). */
function disposed(block: Block): ReportedRecipient | null {
  const kind = /;\s*(displayed|deleted|dispatched|processed)\b/i.exec(block.get('disposition') ?? '')?.[1]
  const addresses = [block.get('original-recipient'), block.get('final-recipient')].map(addressOf).filter((one) => one !== '')
  return addresses.length === 0 ? null : { addresses: [...new Set(addresses)], outcome: kind === undefined ? 'other' : 'delivered', status: '', words: '' }
}

const addressOf = (value: string | undefined): string => oneLine((value ?? '').replace(/^[^;]*;/, '')).replace(/[<>\s]/g, '').toLowerCase()
const statusOf = (value: string | undefined): string => /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(value ?? '')?.[0] ?? ''
const wordsOf = (value: string | undefined): string => oneLine((value ?? '').replace(/^\s*[\w-]+\s*;/, '')).slice(0, longestWords)

/** The Message-ID of the mail that came back with the report, whole or its header only. */
function returnedId(parts: readonly Attachment[]): string | null {
  const returned = parts.find(({ mimeType }) => /^(?:message\/(?:rfc822|global)|text\/rfc822-headers|message\/global-headers)$/i.test(mimeType))
  if (!returned) return null
  const header = textOf(returned).split(/\r?\n\r?\n/, 1)[0] ?? ''
  return messageIds(fieldsOf(header).get('message-id'))[0] ?? null
}

/** The envelope's id, which we make of the Message-ID (RFC 3464 §2.2.1), out of its xtext (RFC 3461 §4). */
function envelopeId(blocks: readonly Block[]): string | null {
  const told = blocks.map((block) => block.get('original-envelope-id')).find((id) => id !== undefined)
  return messageIds(told?.slice(0, longestWords).replace(/\+([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))))[0] ?? null
}

/** Whether it says of nobody more than that the mail went on or arrived: nobody has to read that. */
export const isReceipt = ({ recipients }: MailReport): boolean => recipients.length > 0 && recipients.every(({ outcome }) => outcome === 'delivered' || outcome === 'other')

const blocksOf = (text: string): Block[] => text.split(/\r?\n[ \t]*\r?\n/).slice(0, mostRecipients + 1).map(fieldsOf)

function fieldsOf(text: string): Block {
  const fields = new Map<string, string>()
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}

function textOf({ content }: Attachment): string {
  if (typeof content === 'string') return content.slice(0, mostText)
  return Buffer.from(content instanceof Uint8Array ? content : new Uint8Array(content)).subarray(0, mostText).toString('utf8')
}
