import type { BitRaster } from '../../ports/raster'
import { BitWriter } from './bit-writer'
import { blackCodes, whiteCodes } from './run-codes'

/** T.4 table 4: how far the change stands from the one above, from -3 to 3. */
const vertical: readonly (readonly [number, number])[] = [
  [0b0000010, 7],
  [0b000010, 6],
  [0b010, 3],
  [0b1, 1],
  [0b011, 3],
  [0b000011, 6],
  [0b0000011, 7],
]
const pass = [0b0001, 4] as const
const horizontal = [0b001, 3] as const
const endOfLine = [1, 12] as const
const longestMakeUp = 2560

/** ITU-T T.6: every row told by its differences from the row above, the first from a white one. What archives keep faxes in. */
export function encodeT6(raster: BitRaster): Uint8Array {
  const stride = (raster.width + 7) >> 3
  const writer = new BitWriter((stride * raster.height) >> 3)
  let above: Int32Array = new Int32Array(raster.width + 2)
  let row: Int32Array = new Int32Array(raster.width + 2)
  let aboveCount = 0
  for (let y = 0; y < raster.height; y++) {
    const count = findChanges(raster.data.subarray(y * stride, (y + 1) * stride), raster.width, row)
    putRow(writer, row.subarray(0, count), above.subarray(0, aboveCount), raster.width)
    const swap = above
    above = row
    row = swap
    aboveCount = count
  }
  // The end of the block is two end-of-line codes (T.6 §2.4.1.1).
  writer.put(...endOfLine)
  writer.put(...endOfLine)
  return writer.finish()
}

/** Where the colour changes along a row that begins white (T.4 §4.2.1.1). */
function findChanges(bytes: Uint8Array, width: number, out: Int32Array): number {
  let count = 0
  let colour = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!
    if (byte === (colour === 0 ? 0 : 0xff)) continue
    for (let bit = 0; bit < 8; bit++) {
      const pixel = (byte >> (7 - bit)) & 1
      const x = at * 8 + bit
      if (pixel === colour || x >= width) continue
      out[count++] = x
      colour = pixel
    }
  }
  return count
}

/** a0, a1, a2, b1, b2 are the names of T.4 §4.2.1. */
function putRow(writer: BitWriter, row: Int32Array, above: Int32Array, width: number): void {
  let a0 = -1
  let colour = 0
  let own = 0
  let over = 0
  while (a0 < width) {
    const a1 = row[own] ?? width
    // One back: the change above that was passed may be the next again once the colour has turned.
    over = Math.max(0, over - 1)
    while (over < above.length && (above[over]! <= a0 || over % 2 !== colour)) over++
    const b1 = above[over] ?? width
    const b2 = above[over + 1] ?? width
    const aside = vertical[a1 - b1 + 3]
    if (b2 < a1) {
      writer.put(...pass)
      a0 = b2
    } else if (aside !== undefined) {
      writer.put(...aside)
      a0 = a1
      own++
      colour ^= 1
    } else {
      const a2 = row[own + 1] ?? width
      writer.put(...horizontal)
      putRun(writer, colour, a1 - Math.max(a0, 0))
      putRun(writer, colour ^ 1, a2 - a1)
      a0 = a2
      own += 2
    }
  }
}

function putRun(writer: BitWriter, colour: number, length: number): void {
  const { ends, makeUps } = colour === 0 ? whiteCodes : blackCodes
  let left = length
  while (left >= 64) {
    const piece = Math.min(left - (left % 64), longestMakeUp)
    const code = makeUps[piece / 64 - 1]!
    writer.put(code.value, code.length)
    left -= piece
  }
  const end = ends[left]!
  writer.put(end.value, end.length)
}
