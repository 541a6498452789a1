import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'

/**
 * Opens a file that others may replace meanwhile. Opening a pipe waits for its writer, perhaps for ever, and takes one of
 * Node's few file threads with it; a device never ends. Both are refused after opening, when nothing can be swapped any more.
 * @param follow whether a link is followed; where not, it fails with ELOOP. Windows has no such flag, and asks for rights to make links.
 */
export async function openPlainFile(path: string, follow = true): Promise<FileHandle> {
  const posix = process.platform === 'win32' ? 0 : constants.O_NONBLOCK | (follow ? 0 : constants.O_NOFOLLOW)
  const handle = await open(path, constants.O_RDONLY | posix)
  if ((await handle.stat()).isFile()) return handle
  await handle.close()
  throw Object.assign(new Error('not a file'), { code: 'EINVAL' })
}
