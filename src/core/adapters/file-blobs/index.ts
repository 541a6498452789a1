import { createHash } from 'node:crypto'
import { createReadStream, type Dirent } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { eachLimited } from '../../../shared/each-limited'
import { fail, FailureError } from '../../../shared/result'
import type { BlobSource, BlobStore } from '../../ports'
import { openPlainFile } from '../../plain-file'

/** A blob that has its name but is not flushed. The same bytes put twice at once are here twice. */
interface Named {
  readonly target: string
  readonly file: FileHandle
}

/** The thread pool has four threads; a few more keep it fed. */
const flushesAtOnce = 16
/** Files kept open until the flush: macOS grants a process 256 by default. */
const mostOpen = 100
/** Hashes known to be sound; beyond it they are looked through again. */
const mostRemembered = 50_000

/**
 * Originals as files named by their hash, two levels deep: 256 folders keep each one small at a million files.
 * `ab/abcdef….` is complete by the time it has that name.
 */
export function createFileBlobs(folder: string): BlobStore {
  /** written and named, not yet flushed: the open file, so that it need not be opened again */
  let unflushed: Named[] = []
  const folders = new Set<string>()
  /** written or looked through by this process; what an earlier one left may have lost its bytes with the power */
  const sound = new Set<string>()
  const path = (hash: string): string => join(folder, hash.slice(0, 2), hash)
  let serial = 0
  let last = Promise.resolve()
  /** flushes under way, first to last */
  const flushing = new Set<Promise<void>>()

  async function put(hash: string, source: BlobSource, options = { flush: true }): Promise<void> {
    const target = path(hash)
    if (await isKept(hash)) return options.flush ? flush() : undefined
    if (unflushed.length >= mostOpen) await flush()
    const home = dirname(target)
    const temporary = join(home, `${hash}.${process.pid}-${++serial}.part`)
    let file: FileHandle | null = null
    try {
      await makeFolder(home)
      file = await open(temporary, 'wx')
      if ('bytes' in source) await file.writeFile(source.bytes)
      else await copyChecked(source.path, file, hash)
      if (options.flush) await file.sync()
      if (options.flush || process.platform === 'win32') await file.close() // Windows renames no open file
      await rename(temporary, target)
      if (options.flush) await flushFolder(home)
      else unflushed.push({ target, file: process.platform === 'win32' ? await open(target, 'r+') : file })
      remember(hash)
    } catch (error) {
      await file?.close().catch(() => undefined)
      await rm(temporary, { force: true })
      throw asFailure(error)
    }
  }

  /** One after the other. What the asker put may be part of a flush under way: that it failed is his failure, too. */
  async function flush(): Promise<void> {
    const own = last.then(flushAll)
    last = own.catch(() => undefined)
    const concerned = [...flushing, own]
    flushing.add(own)
    try {
      await Promise.all(concerned)
    } finally {
      flushing.delete(own)
    }
  }

  async function flushAll(): Promise<void> {
    const files = unflushed
    unflushed = []
    const failures: unknown[] = []
    await eachLimited(files, flushesAtOnce, async ({ target, file }) => {
      try {
        await file.sync()
      } catch (error) {
        // The system may have dropped the bytes it could not write, and would say at the next flush that all is well.
        failures.push(error)
        sound.delete(basename(target))
        await rm(target, { force: true })
      } finally {
        await file.close()
      }
    })
    try {
      await eachLimited([...new Set(files.map(({ target }) => dirname(target)))], flushesAtOnce, flushFolder)
    } catch (error) {
      failures.push(error)
    }
    if (failures.length > 0) throw asFailure(failures[0])
  }

  /** What an earlier process named is believed when its bytes are whole, and is flushed with the next. */
  async function isKept(hash: string): Promise<boolean> {
    const target = path(hash)
    if (!(await exists(target))) return false
    if (sound.has(hash)) return true
    if (!(await isWhole(target, hash))) return false
    unflushed.push({ target, file: await open(target, 'r+') })
    remember(hash)
    return true
  }

  function remember(hash: string): void {
    if (sound.size >= mostRemembered) sound.clear()
    sound.add(hash)
  }

  async function makeFolder(home: string): Promise<void> {
    if (folders.has(home)) return
    await mkdir(home, { recursive: true })
    await flushFolder(folder)
    folders.add(home)
  }

  return {
    put,
    path,
    has: (hash) => exists(path(hash)),
    flush,
    list: async function* () {
      for (const first of await readFolder(folder)) {
        if (!first.isDirectory() || !/^[0-9a-f]{2}$/.test(first.name)) continue
        for (const entry of await readFolder(join(folder, first.name))) if (/^[0-9a-f]{64}$/.test(entry.name)) yield entry.name
      }
    },
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function isWhole(path: string, hash: string): Promise<boolean> {
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) digest.update(chunk as Buffer)
  return digest.digest('hex') === hash
}

async function readFolder(path: string): Promise<Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true })
  } catch {
    return []
  }
}

/** Copies and hashes in one pass; other bytes than those that were fingerprinted mean that somebody still writes. */
async function copyChecked(from: string, to: FileHandle, hash: string): Promise<void> {
  const digest = createHash('sha256')
  const handle = await openPlainFile(from)
  for await (const chunk of handle.createReadStream({ highWaterMark: 1 << 20 })) {
    digest.update(chunk as Buffer)
    await to.writeFile(chunk as Buffer)
  }
  if (digest.digest('hex') !== hash) throw new FailureError(fail('file-changing').error)
}

/** Windows cannot flush a folder (EPERM, EISDIR); NTFS journals names by itself. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function asFailure(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT') return new FailureError(fail('disk-full').error)
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return new FailureError(fail('data-unwritable').error)
  if (code === 'ENOENT') return new FailureError(fail('file-missing').error)
  return error
}
