/** Keeps originals byte for byte under their SHA-256. What is kept is never changed. */
export interface BlobStore {
  /**
   * Keeps a copy: temporary name, flush, rename. Kept already: nothing is written.
   * With `flush: false` the caller promises one `flush()` before the commit that mentions the blob.
   * @throws FailureError `disk-full`, `data-unwritable`, or `file-changing` when a source's bytes no longer have the hash
   */
  put(sha256: string, source: BlobSource, options?: { readonly flush: boolean }): Promise<void>
  /** Flushes every blob put without flushing, and their folders. */
  flush(): Promise<void>
  has(sha256: string): Promise<boolean>
  /** where the bytes lie; whether they are there is not asked */
  path(sha256: string): string
  /** every hash that is kept */
  list(): AsyncIterable<string>
}

/** `pieces`: bytes that are no file of their own, read anew when they are asked for */
export type BlobSource = { readonly path: string } | { readonly bytes: Uint8Array } | { readonly pieces: () => AsyncIterable<Uint8Array> }
