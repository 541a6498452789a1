/*
 * Writers of mbox put a `>` before lines of a message that would look like the beginning of the next one. mboxrd puts it
 * before `From `, `>From `, `>>From ` …, so that taking one away gives the message back for certain. mboxo puts it before
 * `From ` alone: there `>From ` was `From ` unless its author wrote the sign himself, and nothing in the file tells which
 * writer it was. Where a message still holds a bare `From ` line, neither wrote it: then nothing was escaped, for certain,
 * and nothing is taken away.
 */

const mark = 0x3e
const lineFeed = 0x0a
const fromWord = Buffer.from('From ')
const mostMarks = 1_000

/** Whether a message as it lies in an mbox holds a line that both mboxrd and mboxo would have escaped. */
export async function holdsBareFromLine(pieces: AsyncIterable<Uint8Array>): Promise<boolean> {
  let tail: Buffer = Buffer.from('\n')
  for await (const piece of pieces) {
    const window = Buffer.concat([tail, piece])
    if (window.includes('\nFrom ')) return true
    tail = Buffer.from(window.subarray(-fromWord.length))
  }
  return false
}

/** Takes one `>` away before each `>…From ` at the beginning of a line, whatever pieces the message comes in. */
export async function* withoutFromEscapes(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Buffer = Buffer.alloc(0)
  let lineBegins = true
  for await (const piece of pieces) {
    const window = held.length === 0 ? Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength) : Buffer.concat([held, piece])
    const { done, rest, begins } = unescapeWindow(window, lineBegins)
    if (done.length > 0) yield done
    held = Buffer.from(rest)
    lineBegins = begins
  }
  if (held.length > 0) yield held
}

/** @param begins whether the window begins at the beginning of a line */
function unescapeWindow(window: Buffer, begins: boolean): { readonly done: Buffer; readonly rest: Buffer; readonly begins: boolean } {
  const done: Buffer[] = []
  let from = 0
  let line = begins ? 0 : after(window, 0)
  while (line >= 0 && line < window.length) {
    let at = line
    while (window[at] === mark && at - line < mostMarks) at++
    if (at === line) {
      line = after(window, line)
      continue
    }
    const word = window.subarray(at, at + fromWord.length)
    // More may be to come: the piece ends within the marks or the word.
    if (at + word.length === window.length && at - line < mostMarks && fromWord.subarray(0, word.length).equals(word) && word.length < fromWord.length) {
      done.push(window.subarray(from, line))
      return { done: Buffer.concat(done), rest: window.subarray(line), begins: true }
    }
    if (word.equals(fromWord)) {
      done.push(window.subarray(from, line))
      from = line + 1
    }
    line = after(window, at)
  }
  done.push(window.subarray(from))
  return { done: Buffer.concat(done), rest: Buffer.alloc(0), begins: window.length === 0 ? begins : window[window.length - 1] === lineFeed }
}

/** The beginning of the next line; -1 where the window has no more. */
function after(window: Buffer, at: number): number {
  const end = window.indexOf(lineFeed, at)
  return end < 0 ? -1 : end + 1
}
