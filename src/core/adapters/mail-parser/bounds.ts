/** Longest boundary of RFC 2046 §5.1.1 is 70; some senders go over. */
const mostBoundaryLength = 200
const lineFeed = 0x0a
const dash = 0x2d

/**
 * Counts the parts of a mail without parsing it: lines that are `--` and a boundary that the mail declares somewhere.
 * One pass; stops counting at `most`.
 */
export function countParts(bytes: Uint8Array, most: number): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const boundaries = declaredBoundaries(buffer, most)
  if (boundaries === null) return most
  if (boundaries.size === 0) return 1
  let parts = 0
  for (let at = buffer.indexOf('--'); at >= 0 && parts < most; at = buffer.indexOf('\n--', at)) {
    const start = buffer[at] === dash ? at + 2 : at + 3
    const end = Math.min(endOfLine(buffer, start), start + mostBoundaryLength)
    if (boundaries.has(buffer.toString('latin1', start, end).trimEnd())) parts++
    at = Math.max(start - 1, 0)
  }
  return Math.max(1, parts)
}

function endOfLine(buffer: Buffer, from: number): number {
  const at = buffer.indexOf(lineFeed, from)
  return at < 0 ? buffer.length : at
}

/** null where there are more boundaries than a mail may have parts */
function declaredBoundaries(buffer: Buffer, most: number): ReadonlySet<string> | null {
  const boundaries = new Set<string>()
  for (const spelling of ['boundary', 'Boundary', 'BOUNDARY']) {
    for (let at = buffer.indexOf(spelling); at >= 0; at = buffer.indexOf(spelling, at + spelling.length)) {
      const told = buffer.toString('latin1', at + spelling.length, at + spelling.length + mostBoundaryLength + 8)
      const match = /^\s*(?:\*0?\*?)?\s*=\s*(?:"([^"\r\n]+)"|([^\s;"]+))/.exec(told)
      const boundary = match?.[1] ?? match?.[2]
      if (boundary !== undefined) boundaries.add(boundary.trimEnd())
      if (boundaries.size > most) return null
    }
  }
  return boundaries
}
