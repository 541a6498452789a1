import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { lockFolder, openSqlite } from '../../../src/core/store/dialects/sqlite'
import { migrate } from '../../../src/core/store/dialects/sqlite-migrate'
import { migrations } from '../../../src/core/store/migrations'
import { FailureError } from '../../../src/shared/result'
import { keptLog } from '../../helpers/quiet'
import { tempFolder } from '../../helpers/temp-folder'

const contact = { id: 'c1', name: 'Nordlicht eG', created_at: 1 }

async function failureOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    return error instanceof FailureError ? error.failure.code : String(error)
  }
}

describe('store', () => {
  it('keeps what a write committed and nothing of one that threw', async () => {
    const path = join(tempFolder(), 'a.sqlite')
    const store = await openSqlite({ path, log: keptLog() })
    await store.write(async (tx) => void (await tx.insertInto('contact').values(contact).execute()))
    const thrown = store.write(async (tx) => {
      await tx.insertInto('contact').values({ ...contact, id: 'c2' }).execute()
      throw new Error('changed my mind')
    })
    await expect(thrown).rejects.toThrow('changed my mind')
    await store.close()
    const again = await openSqlite({ path, log: keptLog() })
    expect(await again.read((tx) => tx.selectFrom('contact').select('id').execute())).toEqual([{ id: 'c1' }])
    await again.close()
  })

  it('lets others have their turn in the middle of a long transaction, and no other write', async () => {
    const store = await openSqlite({ path: join(tempFolder(), 'a.sqlite'), log: keptLog() })
    onTestFinished(() => store.close())
    let turned = false
    setImmediate(() => (turned = true))
    const events: string[] = []
    const write = store.write(async (tx) => {
      for (let step = 0; !turned && step < 1_000_000; step += 1) await tx.selectFrom('contact').select('id').execute()
      events.push(turned ? 'others had their turn' : 'nobody had a turn')
    })
    await Promise.all([write, store.write(async () => void events.push('second write'))])
    expect(events).toEqual(['others had their turn', 'second write'])
  })

  it('reads what was there when the read began while a write goes on', async () => {
    const store = await openSqlite({ path: join(tempFolder(), 'a.sqlite'), log: keptLog() })
    let inWrite = (): void => undefined
    const writing = new Promise<void>((resolve) => (inWrite = resolve))
    let goOn = (): void => undefined
    const gate = new Promise<void>((resolve) => (goOn = resolve))
    const write = store.write(async (tx) => {
      await tx.insertInto('contact').values(contact).execute()
      inWrite()
      await gate
    })
    await writing
    expect(await store.read((tx) => tx.selectFrom('contact').select('id').execute())).toEqual([])
    goOn()
    await write
    expect(await store.read((tx) => tx.selectFrom('contact').select('id').execute())).toHaveLength(1)
    await store.close()
  })

  it('refuses a row that points to nothing', async () => {
    const store = await openSqlite({ path: join(tempFolder(), 'a.sqlite'), log: keptLog() })
    const orphan = { id: 'a', contact_id: 'nobody', kind: 'fax', value: '+49301', origin: 'wrote', ...{} } as const
    await expect(store.write(async (tx) => void (await tx.insertInto('contact_address').values(orphan).execute()))).rejects.toThrow(/FOREIGN KEY/)
    await store.close()
  })

  it('is held by one engine at a time, and free again when that one ends', () => {
    const path = join(tempFolder(), 'lock.sqlite')
    const release = lockFolder(path)
    expect(release).not.toBeNull()
    expect(lockFolder(path)).toBeNull()
    release?.()
    const second = lockFolder(path)
    expect(second).not.toBeNull()
    second?.()
  })
})

describe('migrations', () => {
  const open = (path: string) => (readonly: boolean) => new Database(path, { readonly })

  it('refuse a newer database and leave it untouched', async () => {
    const path = join(tempFolder(), 'a.sqlite')
    const db = new Database(path)
    db.pragma(`user_version = ${migrations.length + 1}`)
    db.close()
    const before = readFileSync(path)
    expect(await failureOf(openSqlite({ path, log: keptLog() }))).toBe('data-newer')
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  it('stop at the first failure, keep the last good step and a copy of the old file', async () => {
    const path = join(tempFolder(), 'a.sqlite')
    const one = { number: 1, name: 'one', statements: ['create table a (x)', 'insert into a values (7)'] }
    const bad = { number: 2, name: 'bad', statements: ['alter table a add column y', 'create nonsense'] }
    const never = { number: 3, name: 'never', statements: ['create table c (x)'] }
    await migrate(path, open(path), keptLog(), [one])
    expect(await failureOf(migrate(path, open(path), keptLog(), [one, bad, never]))).toBe('migration-failed')
    const db = new Database(path)
    expect(db.pragma('user_version', { simple: true })).toBe(1)
    expect(db.prepare('select * from a').all()).toEqual([{ x: 7 }])
    expect(db.prepare("select name from sqlite_master where name = 'c'").all()).toEqual([])
    db.close()
    const copy = new Database(`${path}.before-2`, { readonly: true })
    expect(copy.prepare('select x from a').all()).toEqual([{ x: 7 }])
    copy.close()
  })

  it('say that a file is no database', async () => {
    const path = join(tempFolder(), 'a.sqlite')
    writeFileSync(path, 'this is a letter, not a database, and it is long enough to be looked at '.repeat(20))
    expect(await failureOf(openSqlite({ path, log: keptLog() }))).toBe('data-damaged')
  })

  for (const { number } of migrations) {
    it(`bring a stored database of version ${number} to the newest, with its content`, async () => {
      const path = join(tempFolder(), 'a.sqlite')
      const db = new Database(path)
      db.exec(readFileSync(join(import.meta.dirname, `../../fixtures/databases/version-${number}.sql`), 'utf8'))
      expect(db.pragma('user_version', { simple: true })).toBe(number)
      db.close()
      const store = await openSqlite({ path, log: keptLog() })
      const found = await store.read((tx) =>
        tx
          .selectFrom('message')
          .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
          .innerJoin('attachment', 'attachment.message_id', 'message.id')
          .innerJoin('page', 'page.attachment_id', 'attachment.id')
          .select(['conversation.subject', 'message.fax_number', 'attachment.name', 'page.text'])
          .execute(),
      )
      expect(found).toEqual([
        { subject: 'Bestellung 4595780', fax_number: '+493023125017', name: 'fax000000042.tif', text: 'Bestellung 4595780\n40 Stück Dichtungsring' },
      ])
      expect(await store.integrity()).toEqual([])
      await store.close()
    })
  }
})

describe('a full disk', () => {
  it('is told as such, undoes the whole transaction, and the next one works when there is room again', async () => {
    const store = await openSqlite({ path: join(tempFolder(), 'test.sqlite'), log: keptLog() })
    onTestFinished(() => store.close())
    const room = (pages: number): Promise<void> => store.write(async (tx) => void (await sql`pragma max_page_count = ${sql.lit(pages)}`.execute(tx)))
    const put = (key: string, size: number): Promise<void> =>
      store.write(async (tx) => {
        await tx.insertInto('setting').values({ key: `${key}-before`, value_json: '1' }).execute()
        await tx.insertInto('setting').values({ key, value_json: 'x'.repeat(size) }).execute()
      })
    await room(1)
    await expect(put('large', 5_000_000)).rejects.toMatchObject({ failure: { code: 'disk-full' } })
    await room(1_000_000)
    await put('small', 10)
    const keys = await store.read((tx) => tx.selectFrom('setting').select('key').orderBy('key').execute())
    expect(keys.map(({ key }) => key)).toEqual(['small', 'small-before'])
  })
})
