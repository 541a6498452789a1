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
    throw unreadable(error, db.name)
  }
  if (found === 0) throw new FailureError(fail('data-missing', { folder: dirname(db.name) }).error)
  if (found > migrations.length) throw new FailureError(fail('data-newer', { found, known: migrations.length }).error)
}

/** Of a database that is only to be read: what it may not be is read. */
export function unreadable(error: unknown, path: string): FailureError {
  const code = codeOf(error)
  return new FailureError((code === 'data-unwritable' ? fail('data-unreadable', { folder: dirname(path) }) : fail(code)).error)
}

/**
 * What the database of this version consists of, and this one has not, or has otherwise: tables, indexes, triggers.
 * @param fresh an empty database, which is built up for it
 */
export function schemaDifferences(db: Database.Database, fresh: Database.Database, migrations: readonly Migration[] = all): readonly string[] {
  for (const migration of migrations.slice(0, versionOf(db))) for (const statement of migration.statements) fresh.exec(statement)
  const there = schemaOf(db)
  return [...schemaOf(fresh)].filter(([name, made]) => there.get(name) !== made).map(([name]) => (there.has(name) ? `${name} is not as it should be` : `${name} is missing`))
}

function schemaOf(db: Database.Database): ReadonlyMap<string, string> {
  const rows = db.prepare(`select type || ' ' || name as name, coalesce(sql, '') as made from sqlite_schema where name not like 'sqlite_%'`).all() as { name: string; made: string }[]
  return new Map(rows.map(({ name, made }) => [name, made.replace(/\s+/g, ' ')]))
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
