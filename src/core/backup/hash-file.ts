import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { BlobStore } from '../ports'

/** SHA-256 of a file's bytes; null where it is not there or cannot be read. */
export const hashFile = (path: string): Promise<string | null> => hashPieces(filePieces(path))

/** As `hashFile`, of an original wherever it lies. */
export const hashOriginal = (blobs: BlobStore, sha256: string): Promise<string | null> => hashPieces(readOriginal(blobs, sha256))

/** @throws what the file system or the bundle says */
export async function* readOriginal(blobs: BlobStore, sha256: string): AsyncGenerator<Uint8Array> {
  const original = blobs.original(sha256)
  if (typeof original === 'string') yield* filePieces(original)
  else yield original
}

const filePieces = (path: string): AsyncIterable<Uint8Array> => createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>

async function hashPieces(pieces: AsyncIterable<Uint8Array>): Promise<string | null> {
  const digest = createHash('sha256')
  try {
    for await (const piece of pieces) digest.update(piece)
    return digest.digest('hex')
  } catch {
    return null
  }
}
