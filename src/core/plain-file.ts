import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'

/**
 * Opens a file that others may replace meanwhile. Opening a pipe waits for its writer, perhaps for ever, and takes one of
 * Node's few file threads with it; a device never ends. Both are refused after opening, when nothing can be swapped any more.
 */
export async function openPlainFile(path: string): Promise<FileHandle> {
  const handle = await open(path, constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK))
  if ((await handle.stat()).isFile()) return handle
  await handle.close()
  throw Object.assign(new Error('not a file'), { code: 'EINVAL' })
}
