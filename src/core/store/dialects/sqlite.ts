import Database from 'better-sqlite3'
import { Kysely, SqliteDialect, type LogEvent } from 'kysely'
import { fail, FailureError } from '../../../shared/result'
import type { Log } from '../../ports'
import type { Store } from '../store'
import type { Tables } from '../tables'
import { settleTally } from '../tally'
import { givingWay } from './give-way'
import { checkReadable, codeOf, migrate, schemaDifferences, unreadable } from './sqlite-migrate'

export interface SqliteOptions {
  readonly path: string
  /** for `search`, `conversations`, `verify` while another process writes */
  readonly readonly?: boolean
  readonly log: Log
  /** works the write-ahead log into the file beside the engine; without it whoever writes does so, and all else waits */
  readonly checkpoint?: () => void
  /** the built native module where the packaged one does not fit the runtime */
  readonly nativeBinding?: string
}

/** Queries slower than this are logged: at a glance's length (100 ms for all of a click) two of them are too many. */
const slowMs = 40

/**
 * Opens the embedded store: one connection that writes, one that reads (WAL lets both work at once).
 * @throws FailureError `data-newer`, `migration-failed`, `data-damaged`, `data-unwritable`
 */
export async function openSqlite(options: SqliteOptions): Promise<Store> {
  const open = (readonly: boolean): Database.Database =>
    new Database(options.path, { readonly, fileMustExist: readonly, ...(options.nativeBinding ? { nativeBinding: options.nativeBinding } : {}) })
  if (options.readonly) checkFile(open, options.path)
  else await migrate(options.path, open, options.log)
  const writer = open(options.readonly === true)
  prepareConnection(writer, options.readonly === true)
  const reader = open(true)
  prepareConnection(reader, true)
  const soon = checkpointSoon(writer, options.checkpoint)
  const writing = kysely(writer, options.log)
  const reading = kysely(reader, options.log)
  return {
    read: (work) => reading.transaction().execute(work),
    write: async (work) => {
      try {
        const result = await writing.transaction().execute(async (tx) => {
          const worked = await work(tx)
          await settleTally(tx)
          return worked
        })
        soon()
        return result
      } catch (error) {
        throw isFull(error) ? new FailureError(fail('disk-full').error) : error
      }
    },
    copyTo: (path) => copyDatabase(open, path),
    integrity: async () => {
      const rows = reader.pragma('integrity_check') as { integrity_check: string }[]
      const orphans = reader.pragma('foreign_key_check') as { table: string; rowid: number | null }[]
      const fresh = new Database(':memory:', options.nativeBinding ? { nativeBinding: options.nativeBinding } : {})
      const differences = schemaDifferences(reader, fresh)
      fresh.close()
      return [
        ...differences,
        ...rows.map((row) => row.integrity_check).filter((line) => line !== 'ok'),
        ...orphans.map((row) => `${row.table}: a row points to nothing`),
      ]
    },
    close: async () => {
      await writing.destroy()
      await reading.destroy()
    },
  }
}

/** Rows of a batch and a half of mails, some 16 MB of log: the pages of an index are written with each checkpoint (see `prepareConnection`). */
const rowsApart = 10_000
/** 64 MB of log, in pages: beyond it whoever writes waits for the rest of it, so that a log on which the thread never comes to its end ends. */
const longestLog = 16_000

/** Asks for a checkpoint once enough was written since the last. */
function checkpointSoon(writer: Database.Database, checkpoint: (() => void) | undefined): () => void {
  if (checkpoint === undefined) return () => undefined
  writer.pragma(`wal_autocheckpoint = ${longestLog}`)
  const changes = writer.prepare('select total_changes()').pluck()
  let last = 0
  return () => {
    const now = changes.get() as number
    if (now - last < rowsApart) return
    last = now
    checkpoint()
  }
}

const isFull = (error: unknown): boolean => error instanceof Database.SqliteError && codeOf(error) === 'disk-full'

function checkFile(open: (readonly: boolean) => Database.Database, path: string): void {
  let db: Database.Database
  try {
    db = open(true)
  } catch (error) {
    throw unreadable(error, path)
  }
  try {
    checkReadable(db)
  } finally {
    db.close()
  }
}

/**
 * The snapshot that a connection's open transaction holds is copied, however long it takes and whoever writes meanwhile:
 * without one, every commit of another connection would make SQLite begin the copy anew.
 * @throws FailureError
 */
async function copyDatabase(open: (readonly: boolean) => Database.Database, path: string): Promise<void> {
  try {
    const source = open(true)
    try {
      source.pragma('busy_timeout = 5000')
      source.exec('begin')
      source.prepare('select count(*) from sqlite_schema').get()
      await source.backup(path)
    } finally {
      source.close()
    }
    const copy = new Database(path)
    copy.pragma('journal_mode = DELETE') // one file, which can be read without writing a log beside it
    copy.close()
  } catch (error) {
    throw new FailureError(fail(codeOf(error)).error)
  }
}

/** Holds the data folder for one engine: the system drops the lock by itself when the process ends, however it ends. */
export function lockFolder(path: string, nativeBinding?: string): (() => void) | null {
  const db = new Database(path, { timeout: 0, ...(nativeBinding ? { nativeBinding } : {}) })
  try {
    db.pragma('journal_mode = DELETE')
    db.exec('create table if not exists lock (owner integer); begin exclusive')
    return () => db.close()
  } catch (error) {
    db.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
}

function prepareConnection(db: Database.Database, readonly: boolean): void {
  db.pragma('busy_timeout = 5000')
  db.pragma('foreign_keys = ON')
  // 32 MB: what an archive writes into again and again. The rest is in the system's own cache; with 64 MB each, search was
  // no faster at 100,000 mails, intake no faster at 5,000, and the engine 70 MB larger.
  db.pragma('cache_size = -32768')
  db.pragma('temp_store = MEMORY')
  if (readonly) return
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL') // a watched file may be deleted after the commit: the commit must be on the disk by then
  // 16 MB of log before it is worked into the file: one batch of mails fills the usual 4 MB, and the pages of an index are
  // written with each (measured over an archive: commits take half of their time).
  db.pragma('wal_autocheckpoint = 4000')
}

/** Kysely prepares every query anew; statements are kept by their text, which spares a third of the time of small queries. */
function kysely(db: Database.Database, log: Log): Kysely<Tables> {
  const statements = new Map<string, Database.Statement<unknown[]>>()
  const cached = {
    prepare(sql: string): Database.Statement<unknown[]> {
      // A full disk has undone the transaction already; a rollback that fails for that would hide the reason.
      if (sql === 'rollback' && !db.inTransaction) return db.prepare('pragma user_version')
      let statement = statements.get(sql)
      if (!statement) {
        if (statements.size >= 500) statements.clear()
        statement = db.prepare(sql)
        statements.set(sql, statement)
      }
      return statement
    },
    close: () => db.close(),
  }
  return new Kysely<Tables>({
    dialect: new SqliteDialect({ database: cached as unknown as Database.Database }),
    plugins: [givingWay()],
    log: (event: LogEvent) => {
      if (event.level === 'query' && event.queryDurationMillis > slowMs) {
        log.warn('slow-query', { ms: Math.round(event.queryDurationMillis), sql: event.query.sql.slice(0, 300) })
      }
    },
  })
}
