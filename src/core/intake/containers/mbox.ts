import { extname, basename } from 'node:path'
import type { ArrivalHints } from '../../../shared/domain/arrival'
import { folderHints } from './maildir'

/** What the name of an mbox says: mail programs keep a folder in a file of its name. */
export const mboxHints = (path: string): ArrivalHints => folderHints(basename(path, extname(path)))

/** One message inside an mbox file (RFC 4155): where its bytes lie, without the From line and the blank line that parts it from the next. */
export interface MboxPart {
  /** from 1 */
  readonly part: number
  readonly firstByte: number
  readonly size: number
}

/** What is looked at to tell a From line from text that begins with the word: the line itself and the one that follows. */
const lookAhead = 4 * 1024
const lineFeed = 0x0a
const carriageReturn = 0x0d
const fromWord = Buffer.from('From ')

/** RFC 4155 has `From sender asctime`; others put a zone before the year, or leave out the seconds. All have hour and year. */
const postmark = /^From .*\b\d{1,2}:\d{2}(?::\d{2})?\b.*\b(?:19|20)\d{2}\b/
const month = / (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) /
/** Some writers know the sender only. */
const senderOnly = /^From \S*$/
/** Longer than any address and date; the pattern above would take its time for a line that somebody made for it. */
const mostPostmark = 400
const isPostmark = (line: string): boolean => postmark.test(line.slice(0, mostPostmark))

/** RFC 5322 §2.2. Some keep an escaped From line of the mail inside. */
const headerLine = /^(?:[!-9;-~]{1,76}[ \t]*:|>From )/

/**
 * A From line bears a postmark or a sender alone, and a header follows; behind a blank line a postmark with its month is enough,
 * for a message may have no header. "From now on" in a text that nobody escaped is none.
 */
function isFromLine(line: string, next: string, afterBlank: boolean): boolean {
  const marked = isPostmark(line)
  const headed = headerLine.test(next)
  return afterBlank ? (headed && (marked || senderOnly.test(line))) || (marked && month.test(line)) : marked && headed
}

/** How far a file's beginning is none of its messages' (a byte order mark, blank lines), if it begins as an mbox; else null. */
export function mboxStart(head: Uint8Array): number | null {
  const bytes = bufferOf(head)
  let start = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (start < 64 && (bytes[start] === lineFeed || bytes[start] === carriageReturn)) start++
  if (!bytes.subarray(start, start + fromWord.length).equals(fromWord)) return null
  const [line, next] = twoLines(bytes, start)
  // At the beginning of a file nothing tells that it is one but this line: it must be beyond doubt.
  return headerLine.test(next) && (isPostmark(line) || /^From \S+$/.test(line)) ? start : null
}

/** Enough of a file for `mboxStart`. */
export const mboxHeadBytes = lookAhead

/**
 * The messages of an mbox in one pass, however large it is: of its bytes no more than a piece is held. A file that does not
 * begin with a From line has none.
 */
export async function* mboxParts(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<MboxPart> {
  /** what is not decided yet, and where in the file it begins */
  let held: Buffer = Buffer.alloc(0)
  let heldAt = 0
  let part = 0
  let firstByte = -1
  for await (const { bytes, last } of withLast(pieces)) {
    const window = held.length === 0 ? bufferOf(bytes) : Buffer.concat([held, bytes])
    if (part === 0 && firstByte < 0) {
      if (window.length < lookAhead && !last) {
        held = window
        continue
      }
      const start = mboxStart(window)
      if (start === null) return
      firstByte = heldAt + endOfLine(window, start)
    }
    let from = Math.max(0, firstByte - heldAt)
    let kept = window.length
    for (;;) {
      const at = nextCandidate(window, from)
      if (at < 0) break
      if (!last && at + lookAhead > window.length) {
        kept = at
        break
      }
      const [line, next] = twoLines(window, at)
      const blank = blankBefore(window, at)
      from = at + fromWord.length
      if (!isFromLine(line, next, blank > 0 || heldAt + at === firstByte)) continue
      yield { part: ++part, firstByte, size: heldAt + at - blank - firstByte }
      firstByte = heldAt + endOfLine(window, at)
      from = Math.max(from, firstByte - heldAt)
    }
    if (last) {
      const end = heldAt + window.length
      yield { part: ++part, firstByte: Math.min(firstByte, end), size: Math.max(0, end - blankBefore(window, window.length) - firstByte) }
      return
    }
    // The line before stays with what is undecided: whether it is blank, and a From that the next piece completes.
    const rest = Math.max(0, Math.min(kept, window.length - fromWord.length) - 4)
    held = Buffer.from(window.subarray(rest))
    heldAt += rest
  }
}

/** The next `From ` at the beginning of a line, from here on. */
function nextCandidate(window: Buffer, from: number): number {
  for (let at = window.indexOf(fromWord, from); at >= 0; at = window.indexOf(fromWord, at + 1)) {
    if (at > 0 && window[at - 1] === lineFeed) return at
  }
  return -1
}

/** Bytes of the blank line that ends before here; 0 where there is none. */
function blankBefore(window: Buffer, at: number): number {
  if (at === 0 || window[at - 1] !== lineFeed) return 0
  const width = window[at - 2] === carriageReturn ? 2 : 1
  return window[at - width - 1] === lineFeed ? width : 0
}

/** Behind the line that begins here. A From line without end is the file's last. */
function endOfLine(window: Buffer, at: number): number {
  const end = window.indexOf(lineFeed, at)
  return end < 0 ? window.length : end + 1
}

function twoLines(window: Buffer, at: number): readonly [string, string] {
  const [line = '', next = ''] = window.toString('latin1', at, at + lookAhead).split('\n', 2)
  return [line.trimEnd(), next.trimEnd()]
}

/** Each piece with whether it is the last; nothing at all is one empty piece. */
async function* withLast(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<{ readonly bytes: Uint8Array; readonly last: boolean }> {
  let before: Uint8Array | null = null
  for await (const piece of pieces) {
    if (before) yield { bytes: before, last: false }
    before = piece
  }
  yield { bytes: before ?? new Uint8Array(), last: true }
}

const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
