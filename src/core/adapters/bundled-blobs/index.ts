import { existsSync } from 'node:fs'
import type { BlobStore, Bundle, FileBlobs } from '../../ports'

/** Above it a file of its own is as quick, and the bundle's pages would be chains of it (SQLite, "Internal Versus External BLOBs"). */
const mostBytes = 128 * 1024
/** Waiting bytes beyond it go into files: where the disk is full, no flush ever lets go of them. */
const mostWaiting = 32 * 1024 * 1024

/** Large originals in files, small ones in the bundle. */
export function createBundledBlobs(files: FileBlobs, bundle: Bundle): BlobStore {
  /** put, not yet on the disk; kept by a flush that fails, for others' may be among them */
  const waiting = new Map<string, Uint8Array>()
  let waitingBytes = 0
  /** flushes follow each other: what one has under way is not for the next to write as well */
  let flushing = Promise.resolve()

  const flushBundle = (): Promise<void> => {
    const flushed = flushing.then(writeWaiting)
    flushing = flushed.catch(() => undefined)
    return flushed
  }

  async function writeWaiting(): Promise<void> {
    const written = new Map(waiting)
    if (written.size === 0) return
    await bundle.add(written)
    for (const [hash, bytes] of written) {
      waiting.delete(hash)
      waitingBytes -= bytes.length
    }
  }

  /** Files first: what lies in one is found though the bundle be damaged. */
  const original = (hash: string): string | Uint8Array => {
    const path = files.path(hash)
    return waiting.get(hash) ?? (existsSync(path) ? path : (bundle.read(hash) ?? path))
  }

  return {
    async put(hash, source, options = { flush: true }) {
      const fits = options.bundled === true && 'bytes' in source && source.bytes.length <= mostBytes && waitingBytes + source.bytes.length <= mostWaiting
      if (!fits || (await files.has(hash))) return files.put(hash, source, options)
      if (!waiting.has(hash)) waitingBytes += source.bytes.length
      waiting.set(hash, source.bytes)
      if (options.flush) await flushBundle()
    },
    async flush() {
      // Each is done when this ends, whatever became of the other.
      const flushed = await Promise.allSettled([files.flush(), flushBundle()])
      for (const one of flushed) if (one.status === 'rejected') throw one.reason
    },
    has: async (hash) => typeof original(hash) !== 'string' || (await files.has(hash)),
    original,
    async file(hash) {
      const found = original(hash)
      if (typeof found !== 'string') await files.put(hash, { bytes: found })
      return files.path(hash)
    },
    async *list() {
      const inFiles = new Set<string>()
      for await (const hash of files.list()) {
        inFiles.add(hash)
        yield hash
      }
      for (const hash of bundle.list()) if (!inFiles.has(hash)) yield hash
    },
  }
}
