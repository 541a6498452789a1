import { findPhoneNumbersInText } from 'libphonenumber-js'

export interface HeaderSender {
  readonly number: string
  readonly name: string
}

/** Only the first lines of a page can be its transmit line; everything below is the letter. */
const linesLooked = 2
/** A CSID has 20 signs (ITU-T T.30); some machines print a longer name. */
const longestName = 60

const moment = /\b(?:\d{1,4}[./-](?:\d{1,2}|[A-Za-zÄÖÜäöü0]{3,9})[./-]\d{2,4}|[A-Z0]{3,4}-\d{1,2}-\d{4}|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s*[AP]M)?)\b/g
const pageCount = /\b(?:Ss?|P|Pg|Seite|Page)\.?\s*\d+(?:\s*(?:\/|von|of)\s*\d+)?/gi
/** Two numbers side by side: the second begins anew with its prefix. A short group with a leading 0 belongs to the first. */
const nextNumber = /(?<=\d)\s+(?=\+|0\d{5})/g
const labels = /\b(?:VON|FROM|FAX(?:\s*NO)?|TEL(?:EFAX)?|ABS(?:ENDER)?|MON|TUE|WED|THU|FRI|SAT|SUN|MO|DI|MI|DO|FR|SA|SO)\b\s*[.:;]*/gi

/**
 * The sender in a page's transmit line (the CSID of ITU-T T.30 as the receiving machine stamps it), for instance
 * `12-MAR-2026 14:05   VON: MUELLER GMBH   +49 30 1234567   AN: +49 351 7654321   S. 01/03`.
 * Taken only from a line that has a time or a page count as well: a letterhead's number must not make a sender.
 * Of two numbers the first is the sender's: all layouts seen name him first.
 */
export function headerSender(text: string): HeaderSender | null {
  for (const line of text.split('\n').slice(0, linesLooked)) {
    if (line.search(/\b\d{1,2}[:.]\d{2}\b/) < 0 && line.search(pageCount) < 0) continue
    const from = line.split(/\b(?:AN|TO)\s*[:;]/i)[0] ?? line
    const bare = from.replace(moment, ' ; ').replace(pageCount, ' ; ').replace(nextNumber, ' ; ')
    const found = findPhoneNumbersInText(bare, 'DE')
    const [first] = found
    if (!first) continue
    const rest = found.reduceRight((words, { startsAt, endsAt }) => `${words.slice(0, startsAt)} ; ${words.slice(endsAt)}`, bare)
    return { number: first.number.number, name: nameIn(rest) }
  }
  return null
}

/** What is left of the line when moments, numbers and labels are gone: the longest run of words. */
function nameIn(rest: string): string {
  const runs = rest
    .replace(labels, ' ; ')
    .split(/[;|]/)
    .map((run) => run.replace(/\s+/g, ' ').replace(/^[^\p{L}]+|[^\p{L}.)]+$/gu, ''))
    .filter((run) => /\p{L}{3}/u.test(run))
  return (runs.sort((one, other) => other.length - one.length)[0] ?? '').slice(0, longestName)
}
