import type { FieldsData } from '@kenjiuno/msgreader'
import { rtfBody } from './rtf'

export interface OutlookFile {
  readonly name: string
  readonly mediaType: string
  readonly contentId: string
  readonly bytes: Uint8Array
}

const textEncoder = new TextEncoder()

/**
 * The same mail as RFC 5322: from here on it goes the way of every mail, through the same bounds. The header that came with
 * it over the internet is kept; where it never travelled, one is made of what Outlook knows.
 */
export function toMime(fields: FieldsData, files: readonly OutlookFile[]): Uint8Array {
  const boundary = '=_outlook' // every part is base64, which has no `_`
  const header = fields.headers?.trim() ? ownHeader(fields.headers) : madeHeader(fields)
  const rtf = hasHtml(fields) || fields.compressedRtf === undefined ? null : rtfBody(fields.compressedRtf)
  const text = fields.body?.trim() ? fields.body : rtf?.kind === 'text' ? rtf.body : ''
  const html = rtf?.kind === 'html' ? [part('text/html; charset=utf-8', Buffer.from(rtf.body))] : htmlPart(fields)
  const body = multipart('alternative', `${boundary}a`, [part('text/plain; charset=utf-8', Buffer.from(text)), ...html])
  return textEncoder.encode([...header, 'MIME-Version: 1.0', multipart('mixed', boundary, [body, ...files.map(filePart)])].join('\r\n'))
}

const multipart = (kind: string, boundary: string, parts: readonly string[]): string =>
  [`Content-Type: multipart/${kind}; boundary="${boundary}"`, '', ...parts.map((part) => `--${boundary}\r\n${part}`), `--${boundary}--`, ''].join('\r\n')

/** How the body was packed on its way is over: the parts are told anew. */
const packing = /^(?:content-|mime-version[ \t]*:)/i
const field = /^[!-9;-~]{1,76}[ \t]*:/

function ownHeader(told: string): string[] {
  const fields = told.replace(/\r\n?/g, '\n').replace(/\n+(?=[ \t])/g, '\r\n').split('\n')
  return fields.map((line) => line.trimEnd()).filter((line) => field.test(line) && !packing.test(line))
}

function madeHeader(fields: FieldsData): string[] {
  const sender = fields.senderSmtpAddress ?? fields.sentRepresentingSmtpAddress ?? (fields.senderAddressType === 'SMTP' || fields.senderEmail?.includes('@') ? fields.senderEmail : undefined)
  const told: (readonly [string, string])[] = [
    ['From', addressOf(fields.senderName, sender)],
    ['To', addressesOf(fields, 'to')],
    ['Cc', addressesOf(fields, 'cc')],
    ['Subject', words(fields.subject ?? '')],
    ['Date', plain(fields.messageDeliveryTime ?? fields.clientSubmitTime ?? fields.creationTime ?? '')],
    ['Message-ID', plain(fields.messageId ?? '')],
  ]
  return told.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`)
}

const addressesOf = (fields: FieldsData, kind: 'to' | 'cc'): string =>
  (fields.recipients ?? [])
    .filter((recipient) => recipient.recipType === kind)
    .map((recipient) => addressOf(recipient.name, recipient.smtpAddress ?? recipient.email))
    .filter((address) => address !== '')
    .join(',\r\n ')

function addressOf(name: string | undefined, address: string | undefined): string {
  const bare = plain(address ?? '').replace(/[<>,;\s"]/g, '')
  // Outlook writes an address that it knows no name of into the name, in single quotes.
  const shown = plain(name ?? '').replace(/^'(.*)'$/, '$1')
  if (bare === '') return shown === '' ? '' : words(shown)
  return shown === '' || shown === bare ? `<${bare}>` : `${words(shown)} <${bare}>`
}

const plain = (text: string): string => text.replace(/\p{Cc}+/gu, ' ').trim()

/** RFC 2047: words of 75 characters at the most, and nothing in them that could end a header. */
function words(text: string): string {
  const letters = [...plain(text)]
  const encoded: string[] = []
  for (let at = 0; at < letters.length; at += 10) encoded.push(`=?UTF-8?B?${Buffer.from(letters.slice(at, at + 10).join('')).toString('base64')}?=`)
  return encoded.join('\r\n ')
}

const hasHtml = (fields: FieldsData): boolean => Boolean(fields.bodyHtml) || (fields.html?.length ?? 0) > 0

function htmlPart(fields: FieldsData): string[] {
  if (fields.bodyHtml) return [part('text/html; charset=utf-8', Buffer.from(fields.bodyHtml))]
  return fields.html && fields.html.length > 0 ? [part(`text/html; charset=${charsetOf(fields.internetCodepage)}`, fields.html)] : []
}

/** Windows code page identifiers of the pages that mail is written in. */
function charsetOf(page = 65001): string {
  if (page >= 1250 && page <= 1258) return `windows-${String(page)}`
  if (page >= 28591 && page <= 28605) return `iso-8859-${String(page - 28590)}`
  return { 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 50220: 'iso-2022-jp', 20866: 'koi8-r', 20127: 'us-ascii' }[page] ?? 'utf-8'
}

function filePart({ name, mediaType, contentId, bytes }: OutlookFile): string {
  const type = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(mediaType) && !/^(?:multipart|message)\//i.test(mediaType) ? mediaType : 'application/octet-stream'
  const id = plain(contentId).replace(/[<>\s]/g, '')
  return part(type, bytes, [`Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(Buffer.from(name).toString())}`, ...(id === '' ? [] : [`Content-ID: <${id}>`])])
}

function part(type: string, bytes: Uint8Array, more: readonly string[] = []): string {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64').replace(/.{76}/g, '$&\r\n')
  return [`Content-Type: ${type}`, 'Content-Transfer-Encoding: base64', ...more, '', packed, ''].join('\r\n')
}
