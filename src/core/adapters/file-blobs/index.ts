import { createHash } from 'node:crypto'
import { createReadStream, type Dirent } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { eachLimited } from '../../../shared/each-limited'
import { fail, FailureError } from '../../../shared/result'
import type { BlobSource, BlobStore } from '../../ports'

/**
 * Originals as files named by their hash, two levels deep: 256 folders keep each one small at a million files.
 * `ab/abcdef….` is complete by the time it has that name.
 */
export function createFileBlobs(folder: string): BlobStore {
  const unflushed = new Set<string>()
  const folders = new Set<string>()
  const path = (hash: string): string => join(folder, hash.slice(0, 2), hash)
  let serial = 0

  async function put(hash: string, source: BlobSource, options = { flush: true }): Promise<void> {
    const target = path(hash)
    if (await exists(target)) return
    const home = dirname(target)
    const temporary = join(home, `${hash}.${process.pid}-${++serial}.part`)
    try {
      await makeFolder(home)
      if ('bytes' in source) await writeFile(temporary, source.bytes, { flush: options.flush })
      else await copyChecked(source.path, temporary, hash, options.flush)
      await rename(temporary, target)
      if (options.flush) await flushFile(home)
      else unflushed.add(target)
    } catch (error) {
      await rm(temporary, { force: true })
      throw asFailure(error)
    }
  }

  async function makeFolder(home: string): Promise<void> {
    if (folders.has(home)) return
    await mkdir(home, { recursive: true })
    await flushFile(folder)
    folders.add(home)
  }

  return {
    put,
    path,
    has: (hash) => exists(path(hash)),
    flush: async () => {
      const files = [...unflushed]
      unflushed.clear()
      try {
        await eachLimited(files, 16, flushFile)
        await eachLimited([...new Set(files.map((file) => dirname(file)))], 16, flushFile)
      } catch (error) {
        for (const file of files) unflushed.add(file)
        throw asFailure(error)
      }
    },
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

async function readFolder(path: string): Promise<Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true })
  } catch {
    return []
  }
}

/** Copies and hashes in one pass; other bytes than those that were fingerprinted mean that somebody still writes. */
async function copyChecked(from: string, to: string, hash: string, flush: boolean): Promise<void> {
  const digest = createHash('sha256')
  const target = await open(to, 'wx')
  try {
    for await (const chunk of createReadStream(from, { highWaterMark: 1 << 20 })) {
      digest.update(chunk as Buffer)
      await target.writeFile(chunk as Buffer)
    }
    if (flush) await target.sync()
  } finally {
    await target.close()
  }
  if (digest.digest('hex') !== hash) throw new FailureError(fail('file-changing').error)
}

/** Windows cannot flush a folder (EPERM, EISDIR); NTFS journals names by itself. */
async function flushFile(path: string): Promise<void> {
  const handle = await open(path, process.platform === 'win32' ? 'r+' : 'r').catch((error: NodeJS.ErrnoException) => {
    if (process.platform === 'win32' && (error.code === 'EPERM' || error.code === 'EISDIR')) return null
    throw error
  })
  try {
    await handle?.sync()
  } finally {
    await handle?.close()
  }
}

function asFailure(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || code === 'EDQUOT') return new FailureError(fail('disk-full').error)
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return new FailureError(fail('data-unwritable').error)
  if (code === 'ENOENT') return new FailureError(fail('file-missing').error)
  return error
}
