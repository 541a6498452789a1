import { isUtf8 } from 'node:buffer'
import type { Address, Email } from 'postal-mime'
import type { MailAddress } from '../../../shared/domain/message'
import { oneLine } from './names'

/** RFC 5322 §2.1.1: a line has 998 characters at most, so an id cannot be longer. */
const mostIdLength = 998
/** Real chains reach a few dozen; grouping needs no more. */
const mostReferences = 200
const mostAddresses = 500
/** RFC 5321 §4.5.3.1.3 allows 254 characters; what is far beyond is no address and is left out. */
const mostAddressLength = 1_000

/** Message-IDs with their angle brackets; a bare one gets them, nonsense is left out. */
export function messageIds(value: string | undefined): readonly string[] {
  const text = (value ?? '').replace(/\p{Cc}+/gu, ' ').trim()
  const found = text.match(/<[^<>\s]+>/g) ?? (isBareId(text) ? [`<${text}>`] : [])
  return [...new Set(found.filter((id) => id.length <= mostIdLength))].slice(-mostReferences)
}

/** Length first: a search through megabytes of `@` would take minutes. */
const isBareId = (text: string): boolean => text.length <= mostIdLength && text.includes('@') && !/[\s<>]/.test(text)

export function mailboxes(told: Address | readonly Address[] | undefined): readonly MailAddress[] {
  const list = told === undefined ? [] : Array.isArray(told) ? (told as readonly Address[]) : [told as Address]
  return list
    .flatMap((entry) => entry.group ?? [entry])
    .map((entry) => ({ name: oneLine(entry.name), address: oneLine(entry.address ?? '').replace(/\s/g, '') }))
    .map((entry) => ({ ...entry, address: entry.address.length > mostAddressLength ? '' : entry.address }))
    .filter((entry) => entry.name !== '' || entry.address !== '')
    .slice(0, mostAddresses)
}

/** Dates before e-mail or after this century are nonsense. */
const earliest = Date.UTC(1971, 0, 1)
const latest = Date.UTC(2100, 0, 1)

export function dateOf(email: Email): number | null {
  const at = Date.parse(email.date ?? '')
  return Number.isFinite(at) && at >= earliest && at < latest ? at : null
}

const mostHeaderBytes = 256 * 1024

/**
 * Old mailers put bare 8-bit letters into the header, against RFC 5322. RFC 6532 makes that UTF-8; what is not valid
 * UTF-8 was written in the code page of western Windows far more often than in any other.
 */
export function withReadableHeader(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = headerEnd(buffer)
  const header = buffer.subarray(0, end)
  if (!header.some((byte) => byte >= 0x80)) return bytes
  const escaped = withEscapedWords(header)
  if (isUtf8(escaped)) return escaped.length === header.length ? bytes : Buffer.concat([escaped, buffer.subarray(end)])
  return Buffer.concat([Buffer.from(new TextDecoder('windows-1252').decode(escaped), 'utf8'), buffer.subarray(end)])
}

/** Inside an encoded word (RFC 2047 §4.2) a bare 8-bit letter is of the charset that the word names, whatever stands around it. */
const withEscapedWords = (header: Buffer): Buffer =>
  Buffer.from(
    header.toString('latin1').replace(/=\?[\w.:+-]{1,40}\?q\?[^?\s]{1,1000}\?=/gi, (word) => word.replace(/[\x80-\xff]/g, (letter) => `=${letter.charCodeAt(0).toString(16).toUpperCase()}`)),
    'latin1',
  )

function headerEnd(buffer: Buffer): number {
  const ends = [buffer.indexOf('\r\n\r\n'), buffer.indexOf('\n\n')].filter((at) => at >= 0)
  return Math.min(...ends, buffer.length, mostHeaderBytes)
}
