import { toE164 } from './file-name'

export interface HeaderSender {
  readonly number: string
  readonly name: string
}

/** Only the first lines of a page can be its transmit line; everything below is the letter. */
const linesLooked = 2

/**
 * The sender in a page's transmit line (the CSID of ITU-T T.30 as the receiving machine stamps it), for instance
 * `12-MAR-2026 14:05   VON: MUELLER GMBH   +49 30 1234567   AN: +49 351 7654321   S. 01/03`.
 * Taken only from a line that has a time or a page count as well: a letterhead's number must not make a sender.
 */
export function headerSender(text: string): HeaderSender | null {
  for (const line of text.split('\n').slice(0, linesLooked)) {
    if (!/\b\d{1,2}[:.]\d{2}\b/.test(line) && !/\b(?:S|P|Seite|Page)\.?\s*\d+\s*(?:\/|von|of)\s*\d+/i.test(line)) continue
    const from = line.split(/\b(?:AN|TO)\s*[:;]/i)[0] ?? line
    const found = /(?:\+|00|\b0)[1-9][\d /().-]{5,18}\d/.exec(withoutMoments(from))
    const number = found ? toE164(found[0]) : null
    if (number) return { number, name: nameIn(from, found?.[0] ?? '') }
  }
  return null
}

/** Dates and times look like numbers to a number finder. */
function withoutMoments(line: string): string {
  return line.replace(/\b\d{1,2}[./-](?:\d{1,2}|[A-Za-zÄÖÜäöü]{3,9})[./-]\d{2,4}\b/g, ' ; ').replace(/\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\b/g, ' ; ')
}

function nameIn(line: string, number: string): string {
  const marked = /\b(?:VON|FROM|FAX VON|ABS(?:ENDER)?)\s*[:;]\s*(.+)$/i.exec(withoutMoments(line).replace(number, ' ; '))
  const name = (marked?.[1] ?? '').split(/[;|]/)[0]?.trim() ?? ''
  return /[A-Za-zÄÖÜäöü]{3}/.test(name) ? name.slice(0, 80) : ''
}
