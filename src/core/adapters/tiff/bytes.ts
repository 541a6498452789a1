const reversed = Uint8Array.from({ length: 256 }, (_, byte) => {
  let out = 0
  for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) out |= 0x80 >> bit
  return out
})

/** FillOrder 2 (TIFF 6.0 tag 266): the first pixel lies in the lowest bit. */
export function reverseBits(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length)
  for (let i = 0; i < bytes.length; i++) out[i] = reversed[bytes[i]!]!
  return out
}

/** PackBits (TIFF 6.0 §9). Stops at the end of either side. */
export function unpackBits(bytes: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size)
  let from = 0
  let to = 0
  while (from < bytes.length && to < size) {
    const head = bytes[from++]!
    if (head === 128) continue
    if (head < 128) {
      const count = Math.min(head + 1, bytes.length - from, size - to)
      out.set(bytes.subarray(from, from + count), to)
      from += head + 1
      to += count
    } else {
      const count = Math.min(257 - head, size - to)
      out.fill(bytes[from++] ?? 0, to, to + count)
      to += count
    }
  }
  return out
}
