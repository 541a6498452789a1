import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { findIds, registerReindexing } from '../../../src/core/search'
import { openSqlite } from '../../../src/core/store/dialects/sqlite'
import { compareIndex } from '../../../src/core/store/search-index'
import { createJobRunner } from '../../../src/core/jobs'
import { systemClock, systemIds } from '../../../src/core/adapters/system'
import { keptLog } from '../../helpers/quiet'
import { tempFolder } from '../../helpers/temp-folder'

it('what an older version indexed is put anew after the migration, and then found by what the index holds now', async () => {
  const path = join(tempFolder(), 'a.sqlite')
  const db = new Database(path)
  db.exec(readFileSync(join(import.meta.dirname, '../../fixtures/databases/version-5.sql'), 'utf8'))
  const [message] = db.prepare('select id, conversation_id from message').all() as { id: string; conversation_id: string }[]
  db.prepare('delete from search_entry').run()
  db.prepare("insert into search_entry (position, message_id, conversation_id, digest) values (1700000000000000, ?, ?, 'of before')").run(message?.id, message?.conversation_id)
  db.exec("insert into search_fts (rowid, subject, contact, body, pages) values (1700000000000000, '', '', '', 'bestellung')")
  db.close()
  const store = await openSqlite({ path, log: keptLog() })
  onTestFinished(() => store.close())
  expect(await findIds(store, 'bestellung', 10)).toHaveLength(1)
  expect(await findIds(store, 'kanal:fax', 10)).toHaveLength(0)
  const jobs = createJobRunner({ store, clock: systemClock, ids: systemIds, log: keptLog() })
  registerReindexing({ store, jobs, clock: systemClock })
  await jobs.start()
  const left = () => store.read((tx) => tx.selectFrom('job').select('id').where('kind', '=', 'reindex').execute())
  await expect.poll(left, { timeout: 20_000 }).toEqual([])
  await jobs.stop()
  expect((await findIds(store, 'kanal:fax bestellung', 10)).map(({ messageId }) => messageId)).toEqual([message?.id])
  expect(await store.read((tx) => compareIndex(tx, async () => undefined))).toEqual([])
  expect(await store.read((tx) => tx.selectFrom('setting').select('key').where('key', 'like', 'search.%').execute())).toEqual([])
})
