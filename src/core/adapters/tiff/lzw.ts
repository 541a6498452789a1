const clear = 256
const endOfData = 257
const firstFree = 258
const maxCodes = 4096

/**
 * LZW as TIFF 6.0 §13 writes it: codes from the most significant bit, the width growing one code early.
 * Files of the first LZW writers have the codes from the least significant bit and no early growth (as compress(1)).
 * Each table entry is its prefix, its last byte and its length, so a string is written from its end.
 */
export function unpackLzw(bytes: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size)
  const prefix = new Uint16Array(maxCodes)
  const last = new Uint8Array(maxCodes)
  const length = new Uint16Array(maxCodes)
  const first = new Uint8Array(maxCodes)
  for (let code = 0; code < 256; code++) {
    last[code] = code
    first[code] = code
    length[code] = 1
  }
  const old = bytes[0] === 0 && ((bytes[1] ?? 0) & 1) === 1
  const early = old ? 0 : 1
  let next = firstFree
  let width = 9
  let previous = -1
  let to = 0
  let bit = 0
  const bits = bytes.length * 8
  while (bit + width <= bits && to < size) {
    const code = old ? lowBits(bytes, bit, width) : highBits(bytes, bit, width)
    bit += width
    if (code === endOfData) break
    if (code === clear) {
      next = firstFree
      width = 9
      previous = -1
      continue
    }
    if (code > next || (code === next && previous < 0) || (code >= firstFree && code > next)) break
    if (previous >= 0 && next < maxCodes) {
      prefix[next] = previous
      last[next] = code === next ? first[previous]! : first[code]!
      first[next] = first[previous]!
      length[next] = length[previous]! + 1
      next++
    } else if (code >= next) break
    const end = to + length[code]!
    let walk = code
    for (let place = end - 1; place >= to; place--) {
      if (place < size) out[place] = last[walk]!
      walk = prefix[walk]!
    }
    to = end
    previous = code
    if (next >= (1 << width) - early && width < 12) width++
  }
  return out
}

function highBits(bytes: Uint8Array, bit: number, width: number): number {
  const at = bit >> 3
  const window = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
  return (window >> (24 - width - (bit & 7))) & ((1 << width) - 1)
}

function lowBits(bytes: Uint8Array, bit: number, width: number): number {
  const at = bit >> 3
  const window = bytes[at]! | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)
  return (window >> (bit & 7)) & ((1 << width) - 1)
}
