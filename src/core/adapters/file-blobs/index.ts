import { createHash } from 'node:crypto'
import { closeSync, createReadStream, existsSync, fsync, openSync, renameSync, writeFileSync, type Dirent } from 'node:fs'
import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { eachLimited } from '../../../shared/each-limited'
import { fail, FailureError } from '../../../shared/result'
import type { BlobSource, FileBlobs } from '../../ports'
import { openPlainFile } from '../../plain-file'

const sync = promisify(fsync)
/** The thread pool has four threads; a few more keep it fed. */
const flushesAtOnce = 16
/** Hashes known to be sound; beyond it they are looked through again. */
const mostRemembered = 50_000

/**
 * Originals as files named by their hash, two levels deep: 256 folders keep each one small at a million files.
 * `ab/abcdef….` is complete by the time it has that name. What only touches the system's memory (making, naming, closing
 * a file) is done at once: each way through the thread pool costs more than the call itself. What waits for the disk, or for a
 * large file, never holds up the engine.
 */
export function createFileBlobs(folder: string): FileBlobs {
  /** written and named, not yet flushed */
  let unflushed: string[] = []
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
    const home = dirname(target)
    const temporary = join(home, `${hash}.${process.pid}-${++serial}.part`)
    try {
      await makeFolder(home)
      if ('bytes' in source) writeFileSync(temporary, source.bytes, { flag: 'wx' })
      else await writeChecked('path' in source ? filePieces(source.path) : source.pieces(), temporary, hash)
      if (options.flush) await flushPath(temporary, 'r+')
      renameSync(temporary, target)
      if (options.flush) await flushFolder(home)
      else unflushed.push(target)
      remember(hash)
    } catch (error) {
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
    await eachLimited(files, flushesAtOnce, async (target) => {
      try {
        await flushPath(target, 'r+')
      } catch (error) {
        // The system may have dropped the bytes it could not write, and would say at the next flush that all is well.
        failures.push(error)
        sound.delete(basename(target))
        await rm(target, { force: true })
      }
    })
    try {
      await eachLimited([...new Set(files.map(dirname))], flushesAtOnce, flushFolder)
    } catch (error) {
      failures.push(error)
    }
    if (failures.length > 0) throw asFailure(failures[0])
  }

  /** What an earlier process named is believed when its bytes are whole, and is flushed with the next. */
  async function isKept(hash: string): Promise<boolean> {
    const target = path(hash)
    if (!existsSync(target)) return false
    if (sound.has(hash)) return true
    if (!(await isWhole(target, hash))) return false
    unflushed.push(target)
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
    original: path,
    file: async (hash) => path(hash),
    has: async (hash) => existsSync(path(hash)),
    flush,
    list: async function* () {
      for (const first of await readFolder(folder)) {
        if (!first.isDirectory() || !/^[0-9a-f]{2}$/.test(first.name)) continue
        for (const entry of await readFolder(join(folder, first.name))) if (/^[0-9a-f]{64}$/.test(entry.name)) yield entry.name
      }
    },
  }
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

async function* filePieces(path: string): AsyncGenerator<Uint8Array> {
  yield* (await openPlainFile(path)).createReadStream({ highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>
}

/** Writes and hashes in one pass; other bytes than those that were fingerprinted mean that somebody still writes. */
async function writeChecked(pieces: AsyncIterable<Uint8Array>, to: string, hash: string): Promise<void> {
  const digest = createHash('sha256')
  const target = await open(to, 'wx')
  try {
    for await (const piece of pieces) {
      digest.update(piece)
      await target.writeFile(piece)
    }
  } finally {
    await target.close()
  }
  if (digest.digest('hex') !== hash) throw new FailureError(fail('file-changing').error)
}

/** Windows cannot flush a folder (EPERM, EISDIR); NTFS journals names by itself. */
const flushFolder = async (path: string): Promise<void> => (process.platform === 'win32' ? undefined : flushPath(path, 'r'))

/** The system keeps a failed write for whoever flushes the file next, also through another descriptor than the writer's. */
async function flushPath(path: string, flags: 'r' | 'r+'): Promise<void> {
  const file = openSync(path, flags)
  try {
    await sync(file)
  } finally {
    closeSync(file)
  }
}

function asFailure(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT') return new FailureError(fail('disk-full').error)
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return new FailureError(fail('data-unwritable').error)
  if (code === 'ENOENT') return new FailureError(fail('file-missing').error)
  return error
}
