import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { dataAccess } from '../../../src/core/compose'
import type { DataAccess } from '../../../src/core/store/data-access'
import { openBundle } from '../../../src/core/store/dialects/sqlite-bundle'
import { openArchive, type Archive } from '../../helpers/archive'
import { keptLog } from '../../helpers/quiet'
import { tempFolder } from '../../helpers/temp-folder'

export const access: DataAccess = dataAccess(keptLog())

export interface DataFolder extends Archive {
  readonly folder: string
  readonly hashes: readonly string[]
  readonly ids: readonly string[]
}

/** A data folder with two mails and a fax, each with its original. */
export async function dataFolder(): Promise<DataFolder> {
  const folder = join(tempFolder(), 'data')
  mkdirSync(join(folder, 'originals'), { recursive: true })
  const archive = await openArchive(folder)
  const texts = ['erste Mail', 'zweite Mail', 'ein Fax']
  const hashes: string[] = []
  for (const text of texts) hashes.push(await keep(folder, `original: ${text}`))
  const [one, two, three] = hashes
  const ids = await archive.add(
    { subject: 'Angebot', text: 'erste Mail aus Köln', sha256: one, contact: 'Meier' },
    { subject: 'Rechnung', text: 'zweite Mail', sha256: two, at: 1_000 },
    { channel: 'fax', pages: ['Erste Seite', 'Zweite Seite mit Liefer-\ntermin'], sha256: three, attached: three },
  )
  return { ...archive, folder, hashes, ids }
}

/** Keeps an original as the engine does. */
export async function keep(folder: string, text: string): Promise<string> {
  const hash = createHash('sha256').update(text).digest('hex')
  await access.files(folder).put(hash, { bytes: Buffer.from(text) })
  return hash
}

/** Does to the database what no engine would do. */
export function tamper(folder: string, work: (db: Database.Database) => void): void {
  const db = new Database(access.databasePath(folder))
  db.pragma('foreign_keys = OFF')
  work(db)
  db.close()
}

/** As `keep`, in the bundle, as a mail's original; a message refers to it. */
export async function keepBundled(folder: DataFolder, text: string): Promise<string> {
  const hash = createHash('sha256').update(text).digest('hex')
  const bundle = openBundle(bundlePath(folder.folder))
  await bundle.add(new Map([[hash, Buffer.from(text)]]))
  bundle.close()
  await folder.add({ subject: text, text, sha256: hash })
  return hash
}

export const bundlePath = (folder: string): string => join(folder, 'originals', 'bundle.sqlite')
