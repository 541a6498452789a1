import type { ArrivalHints } from '../../../shared/domain/arrival'

/** Where these lines stand: at the end of a header, behind a long chain of Received lines. */
const mostHeaderBytes = 256 * 1024

/** Thunderbird's flags: read, answered, and thrown away while the folder still holds the bytes. */
const mozillaRead = 0x0001
const mozillaAnswered = 0x0002
const mozillaExpunged = 0x0008

/**
 * What a mail out of an mbox says of itself: `Status` and `X-Status` (R read, A answered, D thrown away), as mail programs of
 * Unix write them, and `X-Mozilla-Status`.
 */
export function statusHints(mail: Uint8Array): ArrivalHints {
  const header = headerOf(mail)
  const status = valueOf(header, 'status') + valueOf(header, 'x-status')
  const mozilla = Number.parseInt(valueOf(header, 'x-mozilla-status') || '0', 16) || 0
  const answered = status.includes('A') || (mozilla & mozillaAnswered) !== 0
  return {
    ...(status.includes('R') || (mozilla & mozillaRead) !== 0 ? { seen: true } : {}),
    ...(answered ? { answered: true } : {}),
    ...(status.includes('D') || (mozilla & mozillaExpunged) !== 0 ? { trashed: true } : {}),
  }
}

function headerOf(mail: Uint8Array): string {
  const text = Buffer.from(mail.buffer, mail.byteOffset, Math.min(mail.byteLength, mostHeaderBytes)).toString('latin1')
  const end = /\r?\n\r?\n/.exec(text)
  return end ? text.slice(0, end.index) : text
}

const valueOf = (header: string, name: string): string => new RegExp(`^${name}:[ \\t]*([A-Za-z0-9]{1,16})[ \\t]*$`, 'im').exec(header.replaceAll('\r', ''))?.[1] ?? ''
