import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { fail, FailureError } from '../../../shared/result'
import type { Log } from '../../ports'
import { migrations as all, type Migration } from '../migrations'

type Open = (readonly: boolean) => Database.Database

/**
 * Brings the file to the newest version: each step in a transaction of its own, a copy of the file before the first.
 * Stops at the first failure and leaves the file at the last good step.
 */
export async function migrate(path: string, open: Open, log: Log, migrations: readonly Migration[] = all): Promise<void> {
  let db: Database.Database
  try {
    db = open(false)
  } catch (error) {
    throw new FailureError(fail(codeOf(error)).error)
  }
  try {
    const found = versionOf(db)
    const known = migrations.length
    if (found > known) throw new FailureError(fail('data-newer', { found, known }).error)
    if (found === known) return
    const copy = found > 0 ? await copyBefore(db, path, found) : ''
    db.pragma('journal_mode = WAL')
    for (const migration of migrations.slice(found)) run(db, migration, copy, log)
  } catch (error) {
    if (error instanceof FailureError) throw error
    throw new FailureError(fail(codeOf(error)).error)
  } finally {
    db.close()
  }
}

function run(db: Database.Database, migration: Migration, copy: string, log: Log): void {
  try {
    db.transaction(() => {
      for (const statement of migration.statements) db.exec(statement)
      db.pragma(`user_version = ${migration.number}`)
    })()
    log.info('migrated', { to: migration.number, name: migration.name })
  } catch (error) {
    log.error('migration-failed', { to: migration.number, name: migration.name, reason: String(error) })
    if (codeOf(error) === 'disk-full') throw new FailureError(fail('disk-full').error)
    throw new FailureError(fail('migration-failed', { copy: copy || '–' }).error)
  }
}

/**
 * What can only be read is not brought forward: it has to be of a version that this one knows.
 * @throws FailureError
 */
export function checkReadable(db: Database.Database, migrations: readonly Migration[] = all): void {
  let found: number
  try {
    found = versionOf(db)
  } catch (error) {
    throw new FailureError(fail(codeOf(error)).error)
  }
  if (found === 0) throw new FailureError(fail('data-missing', { folder: dirname(db.name) }).error)
  if (found > migrations.length) throw new FailureError(fail('data-newer', { found, known: migrations.length }).error)
}

function versionOf(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number
}

async function copyBefore(db: Database.Database, path: string, version: number): Promise<string> {
  const copy = `${path}.before-${version + 1}`
  const temporary = `${copy}.part`
  if (existsSync(temporary)) rmSync(temporary)
  await db.backup(temporary)
  renameSync(temporary, copy)
  return copy
}

export function codeOf(error: unknown): 'data-damaged' | 'data-unwritable' | 'disk-full' | 'data-in-use' {
  const code = error instanceof Database.SqliteError ? error.code : ''
  if (code.startsWith('SQLITE_FULL')) return 'disk-full'
  if (code.startsWith('SQLITE_BUSY')) return 'data-in-use'
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) return 'data-damaged'
  return 'data-unwritable'
}
