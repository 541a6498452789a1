import { mkdir, mkdtemp, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { fail, FailureError, ok, type Result } from '../../shared/result'
import type { Store } from '../store/store'
import type { DataAccess } from '../store/data-access'
import { failureOf, flushFile, flushFolder, namesIn, stopIfAborted, writeWhole } from './files'
import { hashFile, readOriginal } from './hash-file'
import { backupFormat, checkBackup, hashText, manifestName, sumsName, sumsText, type Manifest } from './manifest'
import { clearLeftovers, signPart, unsign } from './leftovers'
import { mentionedOriginals } from './mentioned'

export interface MadeBackup {
  readonly folder: string
  readonly originals: number
  /** originals that are gone or damaged in the data folder itself: `verify` names them too */
  readonly lost: readonly string[]
  /** unfinished backups beside it, left behind by a kill, that were removed */
  readonly cleared: number
}

/**
 * Copies a data folder while it is in use. The database comes first: originals never change and none is removed, so every
 * one that the copy mentions can still be copied after it. Written under another name, read again whole, then renamed.
 */
export async function makeBackup(access: DataAccess, data: string, target: string, now: number, signal?: AbortSignal): Promise<Result<MadeBackup>> {
  const folder = resolve(target)
  if (isWithin(folder, resolve(data))) return fail('backup-target-in-data')
  let part: string | null = null
  try {
    if ((await namesIn(folder)).length > 0) return fail('backup-target-not-empty', { folder })
    await mkdir(dirname(folder), { recursive: true })
    const cleared = await clearLeftovers(dirname(folder))
    part = await mkdtemp(`${folder}.part-`)
    await signPart(part)
    const lost = await fill(access, data, part, now, signal)
    const checked = await checkBackup(access, part)
    if (!checked.ok) return checked
    await moveTo(part, folder)
    part = null
    await unsign(folder)
    return ok({ folder, originals: checked.value.originals.length, lost, cleared })
  } catch (error) {
    return failureOf(error, 'backup-failed')
  } finally {
    if (part) await rm(part, { recursive: true, force: true })
  }
}

async function fill(access: DataAccess, data: string, part: string, at: number, signal?: AbortSignal): Promise<readonly string[]> {
  const source = await access.openStore(data)
  try {
    await source.copyTo(access.databasePath(part))
  } finally {
    await source.close()
  }
  await flushFile(access.databasePath(part))
  const wanted = await wantedBy(await access.openStore(part))
  const { copied, lost } = await copyOriginals(access, data, part, wanted, signal)
  const databaseHash = (await hashFile(access.databasePath(part))) ?? ''
  const sums = sumsText(access, part, databaseHash, copied)
  const manifest: Manifest = { app: 'rueckkanal', format: backupFormat, at, originals: copied.length, lost: [...lost], sums: hashText(sums) }
  await writeWhole(join(part, sumsName), sums)
  await writeWhole(join(part, manifestName), `${JSON.stringify(manifest, null, 2)}\n`)
  return lost
}

async function wantedBy(copy: Store): Promise<readonly string[]> {
  try {
    return [...(await copy.read((tx) => mentionedOriginals(tx))).keys()].sort()
  } finally {
    await copy.close()
  }
}

/** An original that is gone or damaged does not hold up the backup of all the others; it is told. */
async function copyOriginals(
  access: DataAccess,
  data: string,
  part: string,
  wanted: readonly string[],
  signal?: AbortSignal,
): Promise<{ copied: string[]; lost: string[] }> {
  const from = access.blobs(data)
  const to = access.files(part)
  const copied: string[] = []
  const lost: string[] = []
  try {
    for (const hash of wanted) {
      stopIfAborted(signal)
      const there = await to.put(hash, { pieces: () => readOriginal(from, hash) }, { flush: false }).then(
        () => true,
        (error: unknown) => {
          if (isLoss(error)) return false
          throw error
        },
      )
      if (there) copied.push(hash)
      else lost.push(hash)
    }
  } finally {
    from.close()
    await to.flush() // also lets go of what was written, so that it can be removed
  }
  return { copied, lost }
}

const isLoss = (error: unknown): boolean =>
  error instanceof FailureError && ['file-missing', 'file-changing', 'data-damaged'].includes(error.failure.code)

async function moveTo(part: string, folder: string): Promise<void> {
  // Windows does not rename onto an empty folder.
  await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  await rename(part, folder)
  await flushFolder(dirname(folder))
}

const isWithin = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep)

/** `Rueckkanal-Sicherung-2026-11-23_1855` in a folder that a person chose; with a number behind it where that is taken. */
export async function backupName(parent: string, at: number): Promise<string> {
  const taken = new Set(await namesIn(parent))
  const name = `Rueckkanal-Sicherung-${stamp(at)}`
  let free = name
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`
  return join(parent, basename(free))
}

/** Local time: it is read by the person who made it. */
export function stamp(at: number): string {
  const time = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}_${two(time.getHours())}${two(time.getMinutes())}`
}
