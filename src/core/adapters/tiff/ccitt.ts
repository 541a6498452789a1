import { BitReader } from './bit-reader'
import { blackRuns, codeBits, whiteRuns } from './run-codes'

export type FaxCoding =
  /** TIFF compression 2: rows of run codes, each on a byte's edge, no end-of-line codes */
  | { readonly kind: 'rle' }
  /** ITU-T T.4; `twoDimensional` is bit 0 of T4Options */
  | { readonly kind: 't4'; readonly twoDimensional: boolean }
  /** ITU-T T.6 */
  | { readonly kind: 't6' }

export interface FaxRows {
  /** packed rows, 1 is black */
  readonly data: Uint8Array
  /** rows that could be read; the rest is white */
  readonly rows: number
}

const endOfLine = 1
const endOfLineBits = 12
/** T.4 ends a page with six end-of-line codes; four in a row are no line noise any more. */
const endOfPageLines = 4

/**
 * Reads fax rows as far as they make sense. A damaged T.4 row is replaced by the row above and reading goes on at the
 * next end-of-line code, as receiving machines do; T.6 has no such mark, so there the rest of the page stays white.
 */
export function decodeFax(bytes: Uint8Array, coding: FaxCoding, width: number, height: number): FaxRows {
  const reader = new BitReader(bytes)
  const stride = (width + 7) >> 3
  const data = new Uint8Array(stride * height)
  let above = new Int32Array(width + 4).fill(width)
  let row = new Int32Array(width + 4)
  const lines = { marked: false }
  let rows = 0
  let lost = false
  while (rows < height) {
    const start = startRow(reader, coding, lines)
    if (start === 'end') break
    // A row told against a lost one would only draw garbage; the next one-dimensional row stands by itself again.
    if (start === 'one') lost = false
    const good = !lost && (start === 'two' ? readTwoDimensional(reader, above, row, width) : readOneDimensional(reader, row, width))
    if (!good) {
      if (coding.kind !== 't4' || !lines.marked || !seekEndOfLine(reader)) break
      lost = true
      row.set(above)
    }
    paint(data, rows * stride, row, width)
    rows++
    const swap = above
    above = row
    row = swap
  }
  return { data, rows }
}

function startRow(reader: BitReader, coding: FaxCoding, lines: { marked: boolean }): 'one' | 'two' | 'end' {
  if (reader.ended) return 'end'
  if (coding.kind === 't6') return 'two'
  if (coding.kind === 'rle') {
    reader.align()
    return reader.ended ? 'end' : 'one'
  }
  let marks = 0
  let oneDimensional = true
  while (takeEndOfLine(reader)) {
    marks++
    lines.marked = true
    if (coding.twoDimensional) {
      oneDimensional = reader.peek(1) === 1
      reader.skip(1)
    }
    if (marks >= endOfPageLines) return 'end'
  }
  if (reader.ended) return 'end'
  return oneDimensional ? 'one' : 'two'
}

/** An end-of-line code may have any number of fill zeros before it (T.4 §4.1.3). */
function takeEndOfLine(reader: BitReader): boolean {
  if (reader.peek(11) !== 0) return false
  reader.skip(11)
  while (!reader.ended && reader.peek(1) === 0) reader.skip(1)
  if (reader.ended) return false
  reader.skip(1)
  return true
}

function seekEndOfLine(reader: BitReader): boolean {
  while (!reader.ended) {
    if (reader.peek(endOfLineBits) === endOfLine) return true
    reader.skip(1)
  }
  return false
}

/** A run with its make-up codes; -1 where the bits are no code. */
function readRun(reader: BitReader, table: Uint16Array): number {
  let run = 0
  for (;;) {
    const entry = table[reader.peek(codeBits)]!
    if (entry === 0) return -1
    reader.skip(entry & 15)
    const part = entry >> 4
    run += part
    if (part < 64) return run
  }
}

/**
 * A row is the list of places where its colour changes, beginning with white, ended by the width.
 * A run of no length takes the last change back, so the list only ever grows to the right.
 */
class Changes {
  count = 0
  constructor(readonly places: Int32Array, readonly width: number) {}

  add(place: number): void {
    const at = Math.min(place, this.width)
    if (this.count > 0 && this.places[this.count - 1] === at) this.count--
    else this.places[this.count++] = at
  }

  close(): void {
    this.places.fill(this.width, this.count)
  }
}

function readOneDimensional(reader: BitReader, row: Int32Array, width: number): boolean {
  const changes = new Changes(row, width)
  let at = 0
  let black = false
  while (at < width) {
    const run = readRun(reader, black ? blackRuns : whiteRuns)
    if (run < 0) {
      // "Premature end of line": real machines leave the white rest of a row away.
      const early = at > 0 && reader.peek(11) === 0
      if (early && black) changes.add(at)
      changes.close()
      return early
    }
    at += run
    black = !black
    changes.add(at)
  }
  changes.close()
  return true
}

/** T.4 §4.2 and T.6: each change is told by where it lies against the row above. */
function readTwoDimensional(reader: BitReader, above: Int32Array, row: Int32Array, width: number): boolean {
  const changes = new Changes(row, width)
  let at = -1
  let black = false
  let next = 0
  let good = true
  while (at < width) {
    while (above[next]! <= at && above[next]! < width) next += 2
    const mode = readMode(reader)
    if (mode === passMode) {
      at = above[next + 1]!
      continue
    }
    if (mode === horizontalMode) {
      const first = readRun(reader, black ? blackRuns : whiteRuns)
      const second = first < 0 ? -1 : readRun(reader, black ? whiteRuns : blackRuns)
      if (second < 0) {
        good = false
        break
      }
      const from = Math.max(at, 0)
      changes.add(from + first)
      changes.add(from + first + second)
      at = from + first + second
      continue
    }
    const place = mode === noMode ? -1 : above[next]! + mode
    if (place < 0 || place < at) {
      good = false
      break
    }
    changes.add(place)
    at = place
    black = !black
    next = next > 0 ? next - 1 : next + 1
  }
  changes.close()
  return good
}

const passMode = 10
const horizontalMode = 11
const noMode = 12

/** The mode codes of T.4 table 4: a shift of -3 to 3 against the row above, or one of the three above. */
function readMode(reader: BitReader): number {
  const bits = reader.peek(7)
  const take = (count: number, mode: number): number => {
    reader.skip(count)
    return mode
  }
  if (bits & 0x40) return take(1, 0)
  if (bits >> 4 === 3) return take(3, 1)
  if (bits >> 4 === 2) return take(3, -1)
  if (bits >> 4 === 1) return take(3, horizontalMode)
  if (bits >> 3 === 1) return take(4, passMode)
  if (bits >> 1 === 3) return take(6, 2)
  if (bits >> 1 === 2) return take(6, -2)
  if (bits === 3) return take(7, 3)
  if (bits === 2) return take(7, -3)
  return noMode
}

function paint(data: Uint8Array, offset: number, row: Int32Array, width: number): void {
  for (let i = 0; row[i]! < width; i += 2) blacken(data, offset, row[i]!, row[i + 1]!)
}

function blacken(data: Uint8Array, offset: number, from: number, to: number): void {
  const first = offset + (from >> 3)
  const last = offset + (to >> 3)
  const head = 0xff >> (from & 7)
  const tail = (0xff00 >> (to & 7)) & 0xff
  if (first === last) {
    data[first]! |= head & tail
    return
  }
  data[first]! |= head
  data.fill(0xff, first + 1, last)
  if (tail !== 0) data[last]! |= tail
}
