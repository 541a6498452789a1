import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { z } from 'zod'
import { eachLimited } from '../../shared/each-limited'
import { sha256 } from '../../shared/domain/ids'
import { fail, FailureError, ok, type Result } from '../../shared/result'
import type { DataAccess } from '../store/data-access'
import { hashFile } from './hash-file'

/** The form of a backup: a data folder with these two files beside it. Raised when an older version could not read it. */
export const backupFormat = 1
export const manifestName = 'manifest.json'
/** In the form of `sha256sum`, so that `sha256sum -c SHA256SUMS` checks a backup without this program. */
export const sumsName = 'SHA256SUMS'

const manifest = z.object({
  app: z.literal('rueckkanal'),
  format: z.number().int().min(1),
  /** when it was made: UTC milliseconds */
  at: z.number().int(),
  originals: z.number().int().min(0),
  /** originals that were gone or damaged already when the backup was made */
  lost: z.array(sha256),
  /** SHA-256 of SHA256SUMS, which names every file */
  sums: sha256,
})
export type Manifest = z.infer<typeof manifest>

export interface CheckedBackup {
  readonly manifest: Manifest
  readonly originals: readonly string[]
}

/** The lines of SHA256SUMS: the database first, then the originals, with paths from the backup's folder. */
export function sumsText(access: DataAccess, folder: string, databaseHash: string, originals: readonly string[]): string {
  const blobs = access.files(folder)
  const line = (hash: string, path: string): string => `${hash}  ${relative(folder, path).split(sep).join('/')}\n`
  return line(databaseHash, access.databasePath(folder)) + originals.map((hash) => line(hash, blobs.path(hash))).join('')
}

export const hashText = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Reads every byte of a backup and holds it against the manifest. Nothing is taken from its paths but names of hashes. */
export async function checkBackup(access: DataAccess, folder: string): Promise<Result<CheckedBackup>> {
  const told = await readManifest(folder)
  if (!told.ok) return told
  const sums = await readFile(join(folder, sumsName), 'utf8').catch(() => '')
  if (hashText(sums) !== told.value.sums) return damaged(sumsName)
  const [first, ...rest] = sums.trimEnd().split('\n')
  const databaseHash = first?.slice(0, 64) ?? ''
  if ((await hashFile(access.databasePath(folder))) !== databaseHash) return damaged('rueckkanal.sqlite')
  const originals = rest.map((line) => line.slice(0, 64))
  const bad: string[] = []
  const blobs = access.files(folder)
  await eachLimited(originals, 4, async (hash) => {
    if (!sha256.safeParse(hash).success || (await hashFile(blobs.path(hash))) !== hash) bad.push(hash)
  })
  if (bad.length > 0) return damaged(bad.sort().slice(0, 3).join(', '))
  if (originals.length !== told.value.originals) return damaged(sumsName)
  const sound = await checkDatabase(access, folder)
  return sound.ok ? ok({ manifest: told.value, originals }) : sound
}

/** Whether a folder holds a backup at all, be it whole or damaged. */
export async function isBackup(folder: string): Promise<boolean> {
  const there = await Promise.all([manifestName, sumsName].map((name) => stat(join(folder, name)).then(() => true, () => false)))
  return there.includes(true)
}

async function readManifest(folder: string): Promise<Result<Manifest>> {
  try {
    const read = manifest.parse(JSON.parse(await readFile(join(folder, manifestName), 'utf8')))
    return read.format > backupFormat ? fail('data-newer', { found: read.format, known: backupFormat }) : ok(read)
  } catch {
    return damaged(manifestName)
  }
}

async function checkDatabase(access: DataAccess, folder: string): Promise<Result<null>> {
  try {
    const store = await access.openStore(folder)
    try {
      const [wrong] = await store.integrity()
      return wrong === undefined ? ok(null) : damaged(wrong)
    } finally {
      await store.close()
    }
  } catch (error) {
    if (error instanceof FailureError && error.failure.code === 'data-newer') return { ok: false, error: error.failure }
    return damaged('rueckkanal.sqlite')
  }
}

const damaged = (what: string): Result<never> => fail('backup-damaged', { what })
