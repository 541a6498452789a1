import { hash } from 'node:crypto'
import { closeSync, lstatSync, readSync, statSync } from 'node:fs'
import { limits } from '../../limits'
import { openPlainFileNow } from '../../plain-file'
import type { FilePlace, SmallFile } from '../../ports/document-reader'
import { tellFileType } from '../file-type'

/**
 * Reads a small file whole, and is sure that nobody wrote it meanwhile. Here each look costs its system call alone; beside the
 * engine each is a way through the thread pool, and an archive of small mails costs more by that than by being taken apart.
 * @returns null where it is not small, no plain file, not there, changing, or not to be read
 */
export async function readSmallFile({ path, follow }: FilePlace): Promise<SmallFile | null> {
  const look = follow ? statSync : lstatSync
  try {
    const before = look(path)
    if (!before.isFile() || before.size === 0 || before.size > limits.heldBytes) return null
    const bytes = readWhole(path, before.size, follow)
    // Of the path, not of what was opened: a file inside the app's archive is opened as a copy with a time of its own.
    const after = look(path)
    if (bytes.length !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs) return null
    return { size: before.size, mtime: Math.trunc(before.mtimeMs), sha256: hash('sha256', bytes, 'hex'), type: await tellFileType(bytes), bytes }
  } catch {
    return null
  }
}

function readWhole(path: string, size: number, follow: boolean): Uint8Array {
  const file = openPlainFileNow(path, follow)
  try {
    const bytes = new Uint8Array(size)
    let filled = 0
    while (filled < size) {
      const read = readSync(file, bytes, filled, size - filled, null)
      if (read === 0) break
      filled += read
    }
    return bytes.subarray(0, filled)
  } finally {
    closeSync(file)
  }
}
