import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '../../shared/result'
import type { DataAccess } from '../store/data-access'
import { copyWhole, failureOf, flushFolder, namesIn, stopIfAborted, writeWhole } from './files'
import { checkBackup } from './manifest'
import { stamp } from './make'

export interface RestoreOptions {
  /** data that are there already: refused, or moved into a folder of their own beside the restored ones */
  readonly present: 'refuse' | 'move-aside'
  readonly now: number
  /** ends it early, as long as nothing has changed */
  readonly signal?: AbortSignal
}

export interface Restored {
  readonly originals: number
  /** where the data lie that were there before */
  readonly aside: string | null
  /** originals that the backup itself could not hold */
  readonly lost: readonly string[]
}

/** Everything is laid out here first; from `ready.json` on the restore will be finished, whatever happens. */
const stagingName = 'restoring'
const readyName = 'ready.json'
const ready = z.object({ aside: z.string().regex(/^before-restore-[0-9_-]+$/) })
/** What may lie in a data folder that holds no data: the host's own files. */
const notData = new Set(['lock.sqlite', 'lock.sqlite-journal', 'vault.json', 'logs', 'window', stagingName])
const madeAtStart = new Set(['originals', 'pictures'])

/**
 * Puts a backup's data into a data folder. The backup is read whole before anything is touched. Killed before all is laid
 * out, the folder is as it was; killed after, `finishRestore` ends it. The caller holds the folder's lock.
 */
export async function restoreBackup(access: DataAccess, source: string, data: string, options: RestoreOptions): Promise<Result<Restored>> {
  try {
    await mkdir(data, { recursive: true })
    await finishRestore(access, data)
    const hasData = await holdsData(data)
    if (hasData && options.present === 'refuse') return fail('restore-target-not-empty')
    const checked = await checkBackup(access, source)
    if (!checked.ok) return checked
    const aside = await asideName(data, options.now)
    const staging = join(data, stagingName)
    await layOut(access, source, staging, checked.value.originals, options.signal)
    await writeWhole(join(staging, readyName), JSON.stringify({ aside }))
    await finishRestore(access, data)
    const { originals, manifest } = checked.value
    return ok({ originals: originals.length, aside: hasData ? join(data, aside) : null, lost: manifest.lost })
  } catch (error) {
    if ((await readPlan(join(data, stagingName))) === null) await rm(join(data, stagingName), { recursive: true, force: true })
    return failureOf(error, 'restore-failed')
  }
}

/** Ends a restore that was laid out and then interrupted: every step may have been done already. Part of opening a data folder. */
export async function finishRestore(access: DataAccess, data: string): Promise<void> {
  const staging = join(data, stagingName)
  const plan = await readPlan(staging)
  if (plan) {
    const aside = join(data, plan.aside)
    const database = basename(access.databasePath(data))
    // What nothing takes the place of. A log left of the old database would be played into the new one.
    for (const name of [`${database}-wal`, `${database}-shm`, `${database}-journal`, 'pictures']) await moveIfThere(join(data, name), aside)
    // The database comes last: with it the folder holds the restored data.
    for (const name of ['originals', database]) {
      if (!(await namesIn(staging)).includes(name)) continue
      await moveIfThere(join(data, name), aside)
      await rename(join(staging, name), join(data, name))
      await flushFolder(data)
    }
  }
  await rm(staging, { recursive: true, force: true })
}

async function layOut(access: DataAccess, source: string, staging: string, originals: readonly string[], signal?: AbortSignal): Promise<void> {
  const from = access.files(source)
  const to = access.files(staging)
  await mkdir(join(staging, 'originals'), { recursive: true })
  try {
    for (const hash of originals) {
      stopIfAborted(signal)
      await to.put(hash, { path: from.path(hash) }, { flush: false })
    }
  } finally {
    await to.flush() // also lets go of what was written, so that it can be removed
  }
  await copyWhole(access.databasePath(source), access.databasePath(staging))
}

/** Null where nothing was laid out whole. */
async function readPlan(staging: string): Promise<z.infer<typeof ready> | null> {
  try {
    return ready.parse(JSON.parse(await readFile(join(staging, readyName), 'utf8')))
  } catch {
    return null
  }
}

async function moveIfThere(path: string, aside: string): Promise<void> {
  if (!(await namesIn(dirname(path))).includes(basename(path))) return
  await mkdir(aside, { recursive: true })
  await rename(path, join(aside, basename(path)))
}

/** Folders that an engine makes at its start and has put nothing into yet are no data. */
async function holdsData(data: string): Promise<boolean> {
  for (const name of await namesIn(data)) {
    if (notData.has(name)) continue
    const empty = madeAtStart.has(name) && (await namesIn(join(data, name))).length === 0
    if (!empty) return true
  }
  return false
}

/** Also a name that a clock set back had given out already is not used twice. */
async function asideName(data: string, now: number): Promise<string> {
  const taken = new Set(await namesIn(data))
  const name = `before-restore-${stamp(now)}`
  let free = name
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`
  return free
}
