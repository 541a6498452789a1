import { copyFile, open, readdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fail, FailureError, type Failure } from '../../shared/result'

/** Windows cannot flush a folder; NTFS journals names by itself. */
export async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  await flush(path, 'r')
}

export const flushFile = (path: string): Promise<void> => flush(path, 'r+')

/** The whole file or none of it: temporary name, flush, rename. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.part`, text, { flush: true })
  await rename(`${path}.part`, path)
  await flushFolder(dirname(path))
}

export async function copyWhole(from: string, to: string): Promise<void> {
  await copyFile(from, `${to}.part`)
  await flushFile(`${to}.part`)
  await rename(`${to}.part`, to)
  await flushFolder(dirname(to))
}

/** @throws FailureError `cancelled` */
export function stopIfAborted(signal?: AbortSignal): void {
  if (signal?.aborted === true) throw new FailureError(fail('cancelled').error)
}

/** Names in a folder; none where it is not there. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** What a failed backup or restore says: the disk's own trouble where that is known. */
export function failureOf(error: unknown, otherwise: Failure['code']): { readonly ok: false; readonly error: Failure } {
  if (error instanceof FailureError) return { ok: false, error: error.failure }
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return fail('disk-full')
  return fail(otherwise)
}

async function flush(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
