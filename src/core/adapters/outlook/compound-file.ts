/*
 * A .msg is a compound file (MS-CFB): sectors in chains, found by a table, and a tree of names over them. A chain that runs
 * in a ring, or a size that no file has, would keep any reader busy until memory ends; so both are looked for first.
 */

const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

export const isCompoundFile = (bytes: Uint8Array): boolean => magic.every((byte, index) => bytes[index] === byte)

const headerBytes = 512
const entryBytes = 128
/** MS-CFB §2.1: what is beyond is a mark (end of chain, free), not a sector. */
const lastSector = 0xfffffffa
const noEntry = 0xffffffff
const typeStream = 2

/** Whether every chain of it ends, every size fits into it, and its tree of names is a tree. */
export function isSoundCompoundFile(bytes: Uint8Array): boolean {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.byteLength < headerBytes) return false
  const shift = file.getUint16(0x1e, true)
  if ((shift !== 9 && shift !== 12) || file.getUint16(0x20, true) !== 6) return false
  const sectors = Math.max(0, Math.ceil(file.byteLength / 2 ** shift) - 1)
  const table = sectorTable(file, shift, sectors)
  if (table === null || !allEnd(table)) return false
  const small = chain(table, file.getUint32(0x3c, true)).flatMap((sector) => wordsOf(file, sector, shift))
  if (!allEnd(small)) return false
  return isTree(file, chain(table, file.getUint32(0x30, true)), shift)
}

/** Which sector follows which (§2.3), null where the header lies about its size. */
function sectorTable(file: DataView, shift: number, sectors: number): number[] | null {
  const counted = [0x2c, 0x40, 0x48].map((at) => file.getUint32(at, true))
  if (counted.some((count) => count > sectors)) return null
  const own = Array.from({ length: 109 }, (_, index) => file.getUint32(0x4c + 4 * index, true))
  const further = new Set<number>()
  const perSector = 2 ** shift / 4
  for (let sector = file.getUint32(0x44, true); sector < lastSector; ) {
    if (further.has(sector) || sector >= sectors) return null
    further.add(sector)
    const words = wordsOf(file, sector, shift)
    own.push(...words.slice(0, perSector - 1))
    sector = words[perSector - 1] ?? noEntry
  }
  return own.filter((sector) => sector < lastSector).slice(0, sectors).flatMap((sector) => wordsOf(file, sector, shift))
}

function wordsOf(file: DataView, sector: number, shift: number): number[] {
  const start = (sector + 1) * 2 ** shift
  const words: number[] = []
  for (let at = start; at < start + 2 ** shift && at + 4 <= file.byteLength; at += 4) words.push(file.getUint32(at, true))
  return words
}

/** No chain runs in a ring: from each sector the way leads to an end. */
function allEnd(table: readonly number[]): boolean {
  const walked = new Int32Array(table.length)
  for (let first = 0; first < table.length; first++) {
    let sector = first
    while (sector < table.length && walked[sector] === 0) {
      walked[sector] = first + 1
      sector = table[sector] ?? noEntry
    }
    if (sector < table.length && walked[sector] === first + 1) return false
  }
  return true
}

function chain(table: readonly number[], first: number): number[] {
  const sectors: number[] = []
  for (let sector = first; sector < table.length; sector = table[sector] ?? noEntry) sectors.push(sector)
  return sectors
}

/** The names (§2.6): each under one other at the most, each stream no larger than the file. */
function isTree(file: DataView, sectors: readonly number[], shift: number): boolean {
  const starts = sectors.flatMap((sector) => Array.from({ length: 2 ** shift / entryBytes }, (_, index) => (sector + 1) * 2 ** shift + index * entryBytes))
  const entries = starts.filter((start) => start + entryBytes <= file.byteLength)
  const above = new Uint8Array(entries.length)
  for (const start of entries) {
    const kind = file.getUint8(start + 0x42)
    if (kind === 0) continue
    if (kind >= typeStream && file.getUint32(start + 0x78, true) > file.byteLength) return false
    for (const at of [0x44, 0x48, 0x4c]) {
      const other = file.getUint32(start + at, true)
      if (other === noEntry) continue
      // The root stands under nothing; nothing stands under two.
      if (other === 0 || other >= entries.length || above[other] !== 0) return false
      above[other] = 1
    }
  }
  return entries.length > 0
}
