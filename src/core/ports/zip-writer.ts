import type { Result } from '../../shared/result'

export interface ZipEntry {
  /** its path inside, parts parted by `/`; no two are the same */
  readonly name: string
  /** UTC milliseconds; a zip keeps whole seconds */
  readonly at: number
  readonly bytes: Uint8Array
}

export interface ZipWriter {
  /**
   * Writes one entry after the other; the next is asked for when the one before is packed.
   * @param target a new file; left behind unfinished where an entry throws
   */
  write(target: string, entries: AsyncIterable<ZipEntry>): Promise<Result<{ readonly entries: number }>>
}
