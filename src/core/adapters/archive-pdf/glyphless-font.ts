/*
 * A TrueType font without letters: text that nobody sees needs places and meanings, not shapes. Every sign is glyph 1,
 * a plain box: readers (PDFium among them) take what has no extent for nothing, and mark what they find by its box.
 * ISO 19005-2 §6.2.11.8 forbids glyph 0 (.notdef), §6.2.11.5 wants the widths of the program and of the PDF to agree.
 */
export const unitsPerEm = 1000
/** what every sign is wide */
export const advance = 500
export const ascent = 800
export const descent = -200

export function glyphlessFont(): Uint8Array {
  const tables: readonly (readonly [string, Buffer])[] = [
    ['glyf', box()],
    ['head', head()],
    ['hhea', horizontalHeader()],
    ['hmtx', words(advance, 0, advance, 0)],
    ['loca', words(0, 0, box().length / 2)],
    ['maxp', maximums()],
  ]
  const directory = Buffer.alloc(12 + tables.length * 16)
  directory.writeUInt32BE(0x00010000, 0)
  // numTables, searchRange, entrySelector, rangeShift (OpenType, table directory)
  const selector = Math.floor(Math.log2(tables.length))
  words(tables.length, 16 << selector, selector, tables.length * 16 - (16 << selector)).copy(directory, 4)
  let at = directory.length
  const bodies = tables.map(([tag, body], index) => {
    const entry = 12 + index * 16
    directory.write(tag, entry, 'latin1')
    directory.writeUInt32BE(checksum(body), entry + 4)
    directory.writeUInt32BE(at, entry + 8)
    directory.writeUInt32BE(body.length, entry + 12)
    const padded = Buffer.alloc((body.length + 3) & ~3)
    body.copy(padded)
    at += padded.length
    return padded
  })
  const font = Buffer.concat([directory, ...bodies])
  const headAt = directory.readUInt32BE(12 + tables.findIndex(([tag]) => tag === 'head') * 16 + 8)
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, headAt + 8)
  return font
}

/** One contour of four points, each told by its whole distance from the one before (OpenType, glyf). */
function box(): Buffer {
  const table = Buffer.alloc(36)
  const corners: readonly (readonly [number, number])[] = [[0, descent], [0, ascent], [advance, ascent], [advance, descent]]
  const numbers = [1, 0, descent, advance, ascent, 3, 0]
  numbers.forEach((value, index) => table.writeInt16BE(value, index * 2))
  table.fill(1, 14, 18) // on the curve, 16 bits each
  corners.forEach(([x, y], index) => {
    const [fromX, fromY] = corners[index - 1] ?? [0, 0]
    table.writeInt16BE(x - fromX, 18 + index * 2)
    table.writeInt16BE(y - fromY, 26 + index * 2)
  })
  return table
}

function head(): Buffer {
  const table = Buffer.alloc(54)
  table.writeUInt32BE(0x00010000, 0)
  table.writeUInt32BE(0x00010000, 4)
  table.writeUInt32BE(0x5f0f3cf5, 12) // the magic number
  table.writeUInt16BE(unitsPerEm, 18)
  table.writeInt16BE(descent, 38)
  table.writeInt16BE(advance, 40)
  table.writeInt16BE(ascent, 42)
  table.writeUInt16BE(8, 46) // lowestRecPPEM
  table.writeInt16BE(2, 48) // fontDirectionHint
  return table
}

function horizontalHeader(): Buffer {
  const table = Buffer.alloc(36)
  table.writeUInt32BE(0x00010000, 0)
  table.writeInt16BE(ascent, 4)
  table.writeInt16BE(descent, 6)
  table.writeUInt16BE(advance, 10)
  table.writeInt16BE(1, 18) // caretSlopeRise
  table.writeUInt16BE(2, 34) // numberOfHMetrics
  return table
}

function maximums(): Buffer {
  const table = Buffer.alloc(32)
  table.writeUInt32BE(0x00010000, 0)
  table.writeUInt16BE(2, 4) // numGlyphs
  table.writeUInt16BE(4, 6) // maxPoints
  table.writeUInt16BE(1, 8) // maxContours
  table.writeUInt16BE(2, 14) // maxZones
  return table
}

function words(...values: readonly number[]): Buffer {
  const table = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => table.writeUInt16BE(value, index * 2))
  return table
}

function checksum(table: Buffer): number {
  let sum = 0
  for (let at = 0; at < table.length; at += 4) {
    sum = (sum + (((table[at] ?? 0) << 24) | ((table[at + 1] ?? 0) << 16) | ((table[at + 2] ?? 0) << 8) | (table[at + 3] ?? 0))) >>> 0
  }
  return sum
}
