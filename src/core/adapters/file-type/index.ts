import type { FileType } from '../../ports/document-reader'
import { openPlainFile } from '../../plain-file'
import { looksLikeMail } from './mail-shape'
import { compoundMagic, looksLikeOutlook, namesAt, namesBytes } from './outlook-shape'

/** A long chain of Received lines fits; everything else shows itself in its first bytes. */
const headBytes = 64 * 1024
/** Some writers put lines of their own before the header of a PDF; readers accept it within this distance. */
const pdfHeaderWithin = 1_024

/** Tells a type by content, never by name. null: nothing our decoders open. Throws what the file system throws. */
export async function tellFileType(source: string | Uint8Array): Promise<FileType | null> {
  const head = await readFrom(source, 0, headBytes)
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  if (startsWith(bytes, [0x49, 0x49, 0x2a, 0x00]) || startsWith(bytes, [0x4d, 0x4d, 0x00, 0x2a])) return 'tiff'
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (startsWith(bytes, compoundMagic)) return looksLikeOutlook(Buffer.from(await readFrom(source, namesAt(bytes), namesBytes))) ? 'mail' : null
  // A mail that carries a PDF as text has its header first.
  if (looksLikeMail(bytes)) return 'mail'
  return bytes.subarray(0, pdfHeaderWithin).includes('%PDF-') ? 'pdf' : null
}

const startsWith = (bytes: Buffer, magic: readonly number[]): boolean => magic.every((byte, index) => bytes[index] === byte)

async function readFrom(source: string | Uint8Array, at: number, length: number): Promise<Uint8Array> {
  if (typeof source !== 'string') return source.subarray(at, at + length)
  const file = await openPlainFile(source)
  try {
    const buffer = Buffer.alloc(length)
    const { bytesRead } = await file.read(buffer, 0, length, at)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
