import { FailureError } from '../../../shared/result'

/** One image file directory (TIFF 6.0 §2): numbers by tag. Text and unknown types are left out. */
export type Directory = ReadonlyMap<number, readonly number[]>

const bytesOfType: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 16: 8 }
/** Directories counted beyond the bound, so that the refusal can say how many pages there are. */
const countedPages = 100_000
/** A hostile count would cost memory; the longest real array is one offset a row of one strip each. */
const maxValues = 1 << 20
const jpegTables = 347

/**
 * Reads the chain of directories with every offset held against the file's end. A chain that runs in a ring,
 * or off the end, ends where it stopped making sense; what was read until there stands.
 * @param maxPages beyond this, directories are only counted and stay empty
 */
export function readDirectories(bytes: Uint8Array, maxPages: number): readonly Directory[] {
  const damaged = (): FailureError => new FailureError({ code: 'file-damaged', params: {} })
  if (bytes.length < 8) throw damaged()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = bytes[0] === 0x49
  if (view.getUint16(2, little) !== 42) throw damaged()
  const directories: Directory[] = []
  const seen = new Set<number>()
  let offset = view.getUint32(4, little)
  while (offset !== 0 && offset + 2 <= bytes.length && !seen.has(offset) && directories.length < countedPages) {
    seen.add(offset)
    const entries = view.getUint16(offset, little)
    const end = offset + 2 + entries * 12
    // A table cut off by the file's end would give half a page's tags: garbage.
    if (end > bytes.length) break
    directories.push(readEntries(view, little, offset + 2, directories.length < maxPages ? entries : 0))
    if (end + 4 > bytes.length) break
    offset = view.getUint32(end, little)
  }
  if (directories.length === 0) throw damaged()
  return directories
}

function readEntries(view: DataView, little: boolean, start: number, entries: number): Directory {
  const directory = new Map<number, readonly number[]>()
  for (let entry = 0; entry < entries; entry++) {
    const at = start + entry * 12
    const tag = view.getUint16(at, little)
    const type = view.getUint16(at + 2, little)
    const count = view.getUint32(at + 4, little)
    const size = bytesOfType[type]
    if (size === undefined || count > maxValues || directory.has(tag)) continue
    const total = size * count
    const place = total <= 4 ? at + 8 : view.getUint32(at + 8, little)
    if (place + total > view.byteLength) continue
    if (tag === jpegTables) directory.set(tag, [place, total])
    else directory.set(tag, readValues(view, little, place, type, count, size))
  }
  return directory
}

function readValues(view: DataView, little: boolean, place: number, type: number, count: number, size: number): readonly number[] {
  const values: number[] = []
  for (let i = 0; i < count; i++) values.push(readValue(view, little, place + i * size, type))
  return values
}

function readValue(view: DataView, little: boolean, at: number, type: number): number {
  switch (type) {
    case 3:
      return view.getUint16(at, little)
    case 4:
      return view.getUint32(at, little)
    case 5:
      return view.getUint32(at, little) / view.getUint32(at + 4, little)
    case 6:
      return view.getInt8(at)
    case 8:
      return view.getInt16(at, little)
    case 9:
      return view.getInt32(at, little)
    case 10:
      return view.getInt32(at, little) / view.getInt32(at + 4, little)
    case 16:
      return Number(view.getBigUint64(at, little))
    default:
      return view.getUint8(at)
  }
}
