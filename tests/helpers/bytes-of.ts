import { readFile } from 'node:fs/promises'
import type { BlobStore } from '../../src/core/ports'

/** An original's bytes, wherever they lie. */
export async function bytesOf(blobs: BlobStore, sha256: string): Promise<Buffer> {
  const original = blobs.original(sha256)
  return typeof original === 'string' ? readFile(original) : Buffer.from(original)
}
