import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { findingLine, verifyData } from '../../../src/core/backup'
import { openEngine } from '../../../src/core/compose'
import { memoryVault, resources, workerPath } from '../../helpers/engine'
import { keptLog } from '../../helpers/quiet'
import { tempFolder } from '../../helpers/temp-folder'
import { newId } from '../../helpers/archive'
import { access, bundlePath, dataFolder, keep, keepBundled, tamper } from './folder'

const lines = async (folder: string) => (await verifyData(access, folder)).map(findingLine)

describe('verify', () => {
  it('finds nothing wrong with a sound folder, and leaves it as it was', async () => {
    const data = await dataFolder()
    expect(await lines(data.folder)).toEqual([])
    expect(await lines(data.folder)).toEqual([])
  })

  it('names an original that is missing, and what refers to it', async () => {
    const { folder, hashes, ids } = await dataFolder()
    rmSync(access.files(folder).path(hashes[0]!))
    expect(await lines(folder)).toEqual([`original-missing: ${hashes[0]} (message ${ids[0]})`])
  })

  it('names an original of which one bit changed, and one that is cut short', async () => {
    const { folder, hashes } = await dataFolder()
    const path = access.files(folder).path(hashes[1]!)
    const bytes = readFileSync(path)
    bytes[3]! ^= 1
    writeFileSync(path, bytes)
    truncateSync(access.files(folder).path(hashes[2]!), 2)
    const found = await lines(folder)
    expect(found).toHaveLength(2)
    expect(found.join('\n')).toContain(`original-damaged: ${hashes[1]}`)
    expect(found.join('\n')).toContain(`original-damaged: ${hashes[2]}`)
  })

  it('holds what lies in the bundle against its hash, too', async () => {
    const data = await dataFolder()
    const [sound, changed, gone] = [await keepBundled(data, 'heil'), await keepBundled(data, 'verändert'), await keepBundled(data, 'verloren')]
    expect(await lines(data.folder)).toEqual([])
    const db = new Database(bundlePath(data.folder))
    db.prepare('update original set bytes = ? where sha256 = ?').run(Buffer.from('anders'), changed)
    db.prepare('delete from original where sha256 = ?').run(gone)
    db.close()
    const found = (await lines(data.folder)).join('\n')
    expect(found).toContain(`original-damaged: ${changed}`)
    expect(found).toContain(`original-missing: ${gone}`)
    expect(found).not.toContain(sound)
  })

  it('goes on with what lies in files where the bundle cannot be read', async () => {
    const data = await dataFolder()
    const lost = await keepBundled(data, 'im Bündel')
    writeFileSync(bundlePath(data.folder), 'scrambled '.repeat(500))
    const found = await lines(data.folder)
    expect(found[0]).toMatch(/^originals-unreadable: /)
    expect(found.join('\n')).toContain(`original-missing: ${lost}`)
    expect(found).toHaveLength(2)
  })

  it('names as a note an original that nobody refers to', async () => {
    const { folder } = await dataFolder()
    const hash = await keep(folder, 'left over')
    expect(await verifyData(access, folder)).toEqual([{ kind: 'note', code: 'original-unmentioned', subject: hash }])
  })

  it('names the original of an arrival in quarantine and of a draft', async () => {
    const { folder, store } = await dataFolder()
    const conversation = await store.read((tx) => tx.selectFrom('conversation').select('id').executeTakeFirstOrThrow())
    const arrival = { via: 'hand', path: '/x', name: 'x', size: 1, mtime: 1, seen_at: 1, stage: 'kept', outcome: 'quarantined', code: 'file-damaged' } as const
    await store.write(async (tx) => {
      await tx
        .insertInto('arrival')
        .values({ ...arrival, id: 'a1', channel_id: null, params_json: '{}', sha256: 'b'.repeat(64), type: null, kept: 1, message_id: null, assigned_to: null, part: null, first_byte: null, hints_json: '{}', updated_at: 1 })
        .execute()
      await tx.insertInto('draft').values({ id: 'd1', conversation_id: conversation.id, reply_to: null, to_line: '', cc_line: '', bcc_line: '', intent: 'reply' as const, touched: 1 as const, subject: '', text: '', updated_at: 1 }).execute()
      await tx.insertInto('draft_attachment').values({ id: 'x1', draft_id: 'd1', position: 0, sha256: 'c'.repeat(64), name: '', media_type: '', size: 1 }).execute()
    })
    const found = await lines(folder)
    expect(found).toContain(`original-missing: ${'b'.repeat(64)} (arrival a1)`)
    expect(found).toContain(`original-missing: ${'c'.repeat(64)} (draft d1)`)
  })

  it('names a message that the index has no entry of', async () => {
    const { folder, ids } = await dataFolder()
    tamper(folder, (db) => db.prepare('delete from search_entry where message_id = ?').run(ids[1]))
    const found = await lines(folder)
    expect(found).toContain(`index-entry-missing: ${ids[1]}`)
    expect(found.filter((line) => line.startsWith('index-row-orphan'))).toHaveLength(1)
  })

  it('names an entry whose message is gone', async () => {
    const { folder, ids } = await dataFolder()
    tamper(folder, (db) => db.prepare('delete from message where id = ?').run(ids[0]))
    expect(await lines(folder)).toEqual(expect.arrayContaining([`index-entry-orphan: ${ids[0]}`]))
  })

  it.each([
    ['a table', 'drop table message_copy', 'table message_copy is missing'],
    ['an index', 'drop index message_by_conversation', 'index message_by_conversation is missing'],
    ['a column', 'alter table label rename column colour to color', 'table label is not as it should be'],
  ])('names %s that is not as this version made it', async (_, damage, line) => {
    const { folder } = await dataFolder()
    tamper(folder, (db) => db.prepare(damage).run())
    expect(await lines(folder)).toContain(`database-damaged: ${line}`)
  })

  it.each(['messages = 99', 'unread = 7', 'troubled = 1', 'at = at + 1', "direction = 'out'"])('names a conversation whose row was changed behind its messages: %s', async (change) => {
    const { folder, ids } = await dataFolder()
    tamper(folder, (db) => db.prepare(`update conversation set ${change} where id = (select conversation_id from message where id = ?)`).run(ids[1]))
    expect(await lines(folder)).toEqual([expect.stringMatching(/^conversation-differs: /)])
  })

  it('names messages whose words the forgiving search does not know', async () => {
    const { folder } = await dataFolder()
    tamper(folder, (db) => db.prepare('delete from search_shape').run())
    expect((await lines(folder)).every((line) => line.startsWith('index-words-missing: '))).toBe(true)
    expect(await lines(folder)).not.toEqual([])
  })

  it('names a database that is gone while originals are there, and nothing begins over them', async () => {
    const { folder, store } = await dataFolder()
    await store.close()
    for (const name of readdirSync(folder)) if (name.startsWith('rueckkanal.sqlite')) rmSync(join(folder, name))
    expect(await lines(folder)).toContain(`database-missing: ${folder}`)
    writeFileSync(access.databasePath(folder), '')
    expect(await lines(folder)).toContain(`database-missing: ${folder}`)
    expect(await openEngine({ data: folder, resources, workerPath, vault: memoryVault(), log: keptLog() })).toMatchObject({ ok: false, error: { code: 'database-missing' } })
    expect(statSync(access.databasePath(folder)).size).toBe(0)
  })

  it('names figures that are not those of the messages', async () => {
    const { folder } = await dataFolder()
    tamper(folder, (db) => db.prepare('update tally_day set messages = messages + 1').run())
    expect((await lines(folder)).every((line) => /^figures-differ: \d+ \w+ in messages$/.test(line))).toBe(true)
    expect(await lines(folder)).not.toEqual([])
  })

  it('says when the figures cannot be read', async () => {
    const { folder } = await dataFolder()
    tamper(folder, (db) => db.prepare('drop table tally_sender').run())
    expect((await lines(folder)).filter((line) => line.startsWith('figures-unreadable'))).toHaveLength(1)
  })

  it('names rows that point to nothing', async () => {
    const { folder } = await dataFolder()
    tamper(folder, (db) => db.prepare('delete from contact').run())
    expect((await lines(folder)).filter((line) => line.startsWith('database-damaged: message'))).toHaveLength(3)
  })

  it.each([
    ['text', `update message set text = 'ganz anders' where id = ?`],
    ['recognised text', `update page set text = 'ganz anders' where message_id = ?`],
    ['contact', `update contact set name = 'Anderer' where id = (select contact_id from message where id = ?)`],
    ['conversation', `update search_entry set conversation_id = '${newId()}' where message_id = ?`],
    ['digest', `update search_entry set digest = 'x' where message_id = ?`],
  ])('names an entry that does not know the message’s %s', async (_, change) => {
    const { folder, ids } = await dataFolder()
    tamper(folder, (db) => db.prepare(change).run(ids[2]))
    expect(await lines(folder)).toEqual([`index-entry-stale: ${ids[2]}`])
  })

  it('names an entry that does not know the message’s moment, and its conversation', async () => {
    const { folder, ids } = await dataFolder()
    tamper(folder, (db) => db.prepare('update message set at = at + 5000 where id = ?').run(ids[2]))
    expect(await lines(folder)).toEqual([expect.stringMatching(/^conversation-differs: /), `index-entry-stale: ${ids[2]}`])
  })

  it('names a full-text row that is missing', async () => {
    const { folder, ids } = await dataFolder()
    tamper(folder, (db) => db.prepare('delete from search_fts where rowid = (select position from search_entry where message_id = ?)').run(ids[0]))
    expect(await lines(folder)).toEqual([`index-row-missing: ${ids[0]}`])
  })

  it.each([
    ['a word more', 'Angebot', 'meier', 'erste mail aus koln zusatz'],
    ['a word less', 'Angebot', 'meier', 'erste mail koln'],
    ['words in another order', 'Angebot', 'meier', 'mail erste aus koln'],
    ['words in another column', 'Angebot meier', '', 'erste mail aus koln'],
  ])('names a full-text row with %s', async (_, subject, contact, body) => {
    const { folder, ids } = await dataFolder()
    tamper(folder, (db) => {
      const position = db.prepare('select position from search_entry where message_id = ?').pluck().get(ids[0])
      db.prepare('delete from search_fts where rowid = ?').run(position)
      db.prepare('insert into search_fts (rowid, subject, contact, body, pages) values (?, ?, ?, ?, ?)').run(position, subject, contact, body, '')
    })
    expect(await lines(folder)).toEqual([`index-row-differs: ${ids[0]}`])
  })

  it('names damage inside the full-text index', async () => {
    const { folder } = await dataFolder()
    tamper(folder, (db) => db.unsafeMode(true).exec('update search_fts_data set block = zeroblob(length(block)) where id > 10'))
    expect((await lines(folder)).join('\n')).toMatch(/search_fts|index-/)
  })

  it('names a damaged page of the database and goes on with the originals', async () => {
    const { folder, hashes, store, add } = await dataFolder()
    await add(...Array.from({ length: 200 }, (_, index) => ({ text: `Mail ${index} ${'lang '.repeat(200)}` })))
    await store.close()
    rmSync(access.files(folder).path(hashes[0]!))
    const path = access.databasePath(folder)
    const bytes = readFileSync(path)
    bytes.fill(0xff, 4096 * 40, 4096 * 60)
    writeFileSync(path, bytes)
    const found = await lines(folder)
    expect(found.some((line) => /^database-(damaged|unreadable)/.test(line))).toBe(true)
  })

  it('names a database that is none, and checks the originals by their names', async () => {
    const { folder, hashes, store } = await dataFolder()
    await store.close()
    writeFileSync(access.databasePath(folder), 'this is not a database, whatever its name says '.repeat(100))
    for (const end of ['-wal', '-shm']) rmSync(access.databasePath(folder) + end, { force: true })
    writeFileSync(access.files(folder).path(hashes[0]!), 'x')
    const found = await lines(folder)
    expect(found[0]).toMatch(/^database-unreadable/)
    expect(found.slice(1)).toEqual([`original-damaged: ${hashes[0]}`])
  })

  it('says that there are no data rather than that all is well', async () => {
    const empty = join(tempFolder(), 'empty')
    mkdirSync(empty)
    await expect(verifyData(access, empty)).rejects.toMatchObject({ failure: { code: 'data-missing' } })
  })
})
