import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { dataAccess, databasePath, makeDemo, verifyData } from '../../../src/core/compose'
import { openSqlite } from '../../../src/core/store/dialects/sqlite'
import type { ReadTx } from '../../../src/core/store/store'
import { engineCalls } from '../../../src/shared/contract'
import { openTestEngine, resources, takeIn } from '../../helpers/engine'
import { keptLog } from '../../helpers/quiet'
import { sharedFolder, tempFolder } from '../../helpers/temp-folder'

const options = { conversations: 260, months: 6, seed: 7, until: Date.UTC(2026, 10, 27, 17) }
const make = (data: string, change: Partial<typeof options> = {}, signal?: AbortSignal) => makeDemo({ data, resources }, { ...options, ...change }, keptLog(), () => undefined, signal)

async function reading<T>(data: string, work: (tx: ReadTx) => Promise<T>): Promise<T> {
  const store = await openSqlite({ path: databasePath(data), readonly: true, log: keptLog() })
  try {
    return await store.read(work)
  } finally {
    await store.close()
  }
}

describe('an invented office', () => {
  const data = sharedFolder()
  beforeAll(async () => {
    expect(await make(data)).toMatchObject({ ok: true, value: { conversations: options.conversations } })
  }, 120_000)

  it('is a store as any other: verify finds nothing, lists and search find everything', async () => {
    expect(await verifyData(dataAccess(keptLog()), data)).toEqual([])
    const { engine } = await openTestEngine(data, { start: false })
    const counts = await engine.handle('inbox.counts', {})
    expect(counts).toMatchObject({ ok: true, value: { all: options.conversations, quarantined: 3 } })
    const list = await engine.handle('inbox.list', { filter: 'all', limit: 50, before: null })
    if (!list.ok) throw new Error(list.error.code)
    // All that crosses the gate is held against its schema, as in development.
    expect(engineCalls['inbox.list'].output.safeParse(list.value).error).toBeUndefined()
    for (const { id } of list.value.rows) {
      const conversation = await engine.handle('conversation.get', { id })
      expect(engineCalls['conversation.get'].output.safeParse(conversation.ok && conversation.value).error).toBeUndefined()
    }
    expect(new Set(list.value.rows.map(({ channel }) => channel))).toEqual(new Set(['fax', 'mail']))
    expect(list.value.rows.every(({ contactName, subject, snippet, at }) => contactName !== '' && subject !== '' && snippet !== '' && at <= options.until)).toBe(true)
    const found = await engine.handle('search.find', { query: 'Quendelbach', limit: 10, before: null })
    expect(found.ok && found.value.hits.length).toBe(10)
  })

  it('has staff, and nobody sits at this desk yet', async () => {
    const { engine } = await openTestEngine(data, { start: false })
    const people = await engine.handle('people.list', {})
    expect(engineCalls['people.list'].output.safeParse(people.ok && people.value).error).toBeUndefined()
    expect(JSON.stringify(people)).toContain('Murat Aydın')
  })

  it('has derived columns, arrivals and jobs as intake leaves them', async () => {
    await reading(data, async (tx) => {
      const messages = await tx.selectFrom('message').selectAll().execute()
      const arrivals = await tx.selectFrom('arrival').selectAll().where('outcome', '=', 'recorded').execute()
      expect(arrivals.map(({ message_id }) => message_id).sort()).toEqual(messages.filter(({ direction }) => direction === 'in').map(({ id }) => id).sort())
      expect(messages.filter(({ direction }) => direction === 'out').every(({ delivery_step, sha256 }) => delivery_step !== null && sha256 === null)).toBe(true)
      expect(await tx.selectFrom('job').selectAll().execute()).toEqual([])
      const faxes = messages.filter(({ channel }) => channel === 'fax')
      expect(faxes.length).toBeGreaterThan(20)
      const pages = await tx.selectFrom('page').selectAll().execute()
      expect(pages.map(({ message_id }) => message_id).sort()).toEqual(faxes.map(({ id }) => id).sort())
      expect(pages.every(({ recognition, line_json, text }) => recognition === 'done' && line_json !== null && text.includes('Quendelbach'))).toBe(true)
    })
  })

  it('comes off the fax in its time', async () => {
    const shares = await reading(data, async (tx) => {
      const rows = await tx.selectFrom('message').select(['at', 'channel']).where('direction', '=', 'in').orderBy('at').execute()
      const share = (part: typeof rows): number => part.filter(({ channel }) => channel === 'fax').length / part.length
      const third = Math.floor(rows.length / 3)
      return [share(rows.slice(0, third)), share(rows.slice(-third))]
    })
    expect(shares[0]).toBeGreaterThan((shares[1] ?? 1) + 0.1)
  })

  it('gives numbers and names that belong to nobody', async () => {
    const addresses = await reading(data, (tx) => tx.selectFrom('contact_address').selectAll().execute())
    for (const { kind, value } of addresses) {
      if (kind === 'fax') expect(value).toMatch(/^\+49(3023125|6990009|4066969|2214710|8999998)\d{3}$/)
      else expect(value).toMatch(/@[a-z0-9-]+\.example$/)
    }
  })

  it('the mail that intake reads from a kept original is the mail that was written down', async () => {
    const { engine } = await openTestEngine(data, { start: false })
    const kept = await engine.context.store.read((tx) => tx.selectFrom('message').selectAll().where('channel', '=', 'mail').where('direction', '=', 'in').orderBy('at').limit(25).execute())
    const folder = tempFolder()
    const other = await openTestEngine(join(folder, 'data'))
    const paths = kept.map(({ sha256 }, index) => {
      const original = engine.context.blobs.original(sha256 ?? '')
      const path = join(folder, `${String(index)}.eml`)
      writeFileSync(path, typeof original === 'string' ? readFileSync(original) : original)
      return path
    })
    await takeIn(other.engine, paths)
    const read = await other.engine.context.store.read((tx) => tx.selectFrom('message').selectAll().execute())
    for (const row of kept) {
      const same = read.find(({ sha256 }) => sha256 === row.sha256)
      const { subject, text, at, external_id, in_reply_to, references_json, from_name, from_address, to_json, body_print, topic } = row
      expect(same).toMatchObject({ subject, text, at, external_id, in_reply_to, references_json, from_name, from_address, to_json, body_print, topic })
    }
  }, 60_000)

  it('a page of a fax opens as a picture of its size, and its words stand where they are drawn', async () => {
    const { engine } = await openTestEngine(data, { start: false })
    const page = await engine.context.store.read((tx) => tx.selectFrom('page').innerJoin('attachment', 'attachment.id', 'page.attachment_id').select(['page.id', 'page.width', 'page.height', 'attachment.sha256']).limit(1).executeTakeFirstOrThrow())
    const outline = await engine.context.reader.outline(await engine.context.blobs.file(page.sha256), 'tiff')
    expect(outline).toMatchObject({ ok: true, value: [{ number: 1, width: page.width, height: page.height, code: null }] })
    const words = await engine.handle('page.words', { id: page.id })
    if (!words.ok) throw new Error(words.error.code)
    expect(words.value.words.some(({ stamped }) => stamped)).toBe(true)
    expect(words.value.words.every(({ box: [left, top, width, height] }) => left >= 0 && top >= 0 && left + width <= page.width && top + height <= page.height)).toBe(true)
  })

  it('refuses a folder that holds data, and leaves it as it is', async () => {
    expect(await make(data)).toMatchObject({ ok: false, error: { code: 'demo-target-not-empty' } })
    expect(await reading(data, (tx) => tx.selectFrom('conversation').select('id').execute())).toHaveLength(options.conversations)
  })
})

describe('the same seed', () => {
  const rows = (data: string) => reading(data, async (tx) => ({
    messages: await tx.selectFrom('message').selectAll().orderBy('id').execute(),
    pages: await tx.selectFrom('page').selectAll().orderBy('id').execute(),
    words: await tx.selectFrom('page_words').selectAll().orderBy('page_id').execute(),
    contacts: await tx.selectFrom('contact').selectAll().orderBy('id').execute(),
  }))

  it('makes the same office, another seed another', async () => {
    const [one, same, other] = [tempFolder(), tempFolder(), tempFolder()]
    await make(one, { conversations: 30 })
    await make(same, { conversations: 30 })
    await make(other, { conversations: 30, seed: 8 })
    expect(await rows(same)).toEqual(await rows(one))
    expect(await rows(other)).not.toEqual(await rows(one))
  }, 60_000)

  it('ends when it is asked to', async () => {
    expect(await make(tempFolder(), {}, AbortSignal.abort())).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    // A signal is heard between two parts, though the database never lets go of the process by itself.
    const asked = new AbortController()
    setImmediate(() => asked.abort())
    expect(await make(tempFolder(), { conversations: 2_000 }, asked.signal)).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })
})
