import { closeSync, constants, fstatSync, openSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'

/**
 * Opens a file that others may replace meanwhile. Opening a pipe waits for its writer, perhaps for ever, and takes one of
 * Node's few file threads with it; a device never ends. Both are refused after opening, when nothing can be swapped any more.
 * @param follow whether a link is followed; where not, it fails with ELOOP. Windows has no such flag, and asks for rights to make links.
 */
export async function openPlainFile(path: string, follow = true): Promise<FileHandle> {
  const handle = await open(path, flags(follow))
  if ((await handle.stat()).isFile()) return handle
  await handle.close()
  throw notPlain()
}

/** The same for a thread that may wait. The opener closes it. */
export function openPlainFileNow(path: string, follow = true): number {
  const file = openSync(path, flags(follow))
  if (fstatSync(file).isFile()) return file
  closeSync(file)
  throw notPlain()
}

const flags = (follow: boolean): number => constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK | (follow ? 0 : constants.O_NOFOLLOW))

const notPlain = (): Error => Object.assign(new Error('not a file'), { code: 'EINVAL' })

/** Whether a path is a folder or lies below it, as they are written: no link is followed. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(resolve(folder), path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
