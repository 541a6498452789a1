/** Keeps originals byte for byte under their SHA-256. What is kept is never changed. */
export interface BlobStore {
  /**
   * Keeps a copy. Kept already: nothing is written.
   * With `flush: false` the caller promises one `flush()` before the commit that mentions the blob.
   * @throws FailureError `disk-full`, `data-unwritable`, or `file-changing` when a source's bytes no longer have the hash
   */
  put(sha256: string, source: BlobSource, options?: PutOptions): Promise<void>
  /** Flushes every blob put without flushing, and their folders. */
  flush(): Promise<void>
  has(sha256: string): Promise<boolean>
  /** path of the file, or the bytes themselves where they lie in the bundle; whether they are there is not asked */
  original(sha256: string): string | Uint8Array
  /** path of a file with the bytes, for what opens files only; taken out of the bundle where they lie there */
  file(sha256: string): Promise<string>
  /** every hash that is kept */
  list(): AsyncIterable<string>
}

export interface PutOptions {
  readonly flush: boolean
  /** small bytes that nothing opens as a file, as a mail's: they may go into the bundle */
  readonly bundled?: boolean
}

/** Originals that each lie in a file of their own. */
export interface FileBlobs extends BlobStore {
  path(sha256: string): string
}

/**
 * One file in which small originals lie together: to make, flush and name a file for each costs forty times what its
 * bytes do.
 */
export interface Bundle {
  /**
   * All of them or none, flushed.
   * @throws FailureError `disk-full`, `data-damaged`, as all others here
   */
  add(entries: ReadonlyMap<string, Uint8Array>): Promise<void>
  read(sha256: string): Uint8Array | null
  list(): Iterable<string>
  close(): void
}

/** `pieces`: bytes that are no file of their own, read anew when they are asked for */
export type BlobSource = { readonly path: string } | { readonly bytes: Uint8Array } | { readonly pieces: () => AsyncIterable<Uint8Array> }
