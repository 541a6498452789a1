import { inflateRawSync } from 'node:zlib'

/** The entries of a zip as its central directory tells them (APPNOTE 4.3.12): name to bytes, in order. */
export function readZip(bytes: Buffer): ReadonlyMap<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end === -1) throw new Error('no end of a central directory')
  const entries = new Map<string, Buffer>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, named, extra, comment] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)]
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const body = bytes.subarray(from, from + packed)
    entries.set(bytes.toString('utf8', at + 46, at + 46 + named), bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(body) : body)
    at += 46 + named + extra + comment
  }
  return entries
}
