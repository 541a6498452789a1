import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { fail, FailureError } from '../../../shared/result'
import type { Bundle } from '../../ports'
import { codeOf } from './sqlite-migrate'

interface Opened {
  readonly db: Database.Database
  readonly add: (entries: Iterable<readonly [string, Uint8Array]>) => void
  readonly read: Database.Statement<[string], { readonly bytes: Uint8Array }>
}

/**
 * A database of its own, for bytes only: the store's stays small, and either survives damage to the other. The file is made
 * with the first bytes. Each `add` is one flushed commit.
 * @param readonly beside an engine that writes; a file that is not there holds nothing
 */
export function openBundle(path: string, readonly = false): Bundle {
  let opened: Opened | null = null

  const openIfThere = (): Opened | null => (opened ??= existsSync(path) ? openAt(path, readonly) : null)

  return {
    add: async (entries) => telling(() => { (opened ??= openAt(path, readonly))?.add(entries) }),
    read: (sha256) => telling(() => openIfThere()?.read.get(sha256)?.bytes ?? null),
    list: () => telling(() => (openIfThere()?.db.prepare('select sha256 from original').pluck().all() ?? []) as string[]),
    close() {
      opened?.db.close()
      opened = null
    },
  }
}

function telling<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw error instanceof Database.SqliteError ? new FailureError(fail(codeOf(error)).error) : error
  }
}

/** Null where it is read and holds nothing yet: whoever writes it has made the file, and not its table. */
function openAt(path: string, readonly: boolean): Opened | null {
  const db = new Database(path, { readonly })
  try {
    db.pragma('busy_timeout = 5000')
    if (!readonly) {
      db.pragma('journal_mode = WAL')
      db.pragma('synchronous = FULL') // a watched file may be deleted once its bytes are kept
      db.exec('create table if not exists original (sha256 text not null primary key, bytes blob not null) strict')
    } else if (db.prepare("select 1 from sqlite_schema where name = 'original'").get() === undefined) {
      db.close()
      return null
    }
    const insert = readonly ? null : db.prepare('insert or ignore into original (sha256, bytes) values (?, ?)')
    return {
      db,
      add: db.transaction((entries: Iterable<readonly [string, Uint8Array]>) => {
        for (const entry of entries) insert?.run(...entry)
      }),
      read: db.prepare('select bytes from original where sha256 = ?'),
    }
  } catch (error) {
    db.close()
    throw error
  }
}
