import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dovecotBinary, password, startDovecot } from '../../../scripts/testing/servers/dovecot.mjs'
import type { Engine } from '../../../src/core/engine'
import type { ChosenFolder, Mailbox } from '../../../src/shared/contract/mailboxes'
import type { Result } from '../../../src/shared/result'
import { openTestEngine, workerPath } from '../../helpers/engine'
import { tempFolder } from '../../helpers/temp-folder'

const mail = (number: number, from = 'erika'): string =>
  `From: Erika Beispiel <${from}@nordlicht.example>\r\nTo: post@buero.example\r\nDate: Mon, 02 Nov 2026 09:${String(number % 60).padStart(2, '0')}:00 +0100\r\nSubject: Anfrage ${number}\r\nMessage-ID: <${from}${number}@nordlicht.example>\r\n\r\nBitte um ein Angebot, Nummer ${number}.\r\n`

const good = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`)
  return result.value
}

const inbox: ChosenFolder = { path: 'INBOX', after: 'leave', afterPath: null }

async function mailboxOf(engine: Engine, id: string): Promise<Mailbox> {
  const found = good(await engine.handle('mailboxes.list', {})).mailboxes.find((one) => one.id === id)
  if (!found) throw new Error('no such mailbox')
  return found
}

/** Resolves when the mailbox stands so; looked at whenever something changes. */
function until(engine: Engine, id: string, fits: (mailbox: Mailbox) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = async (): Promise<void> => {
      if (!fits(await mailboxOf(engine, id))) return
      stop()
      resolve()
    }
    const stop = engine.context.feed.listen((name) => void (name === 'changed' && look()))
    void look()
  })
}

const current = (mailbox: Mailbox): boolean => mailbox.state.kind === 'current'

async function subjects(engine: Engine): Promise<string[]> {
  await engine.intake.idle()
  const rows = await engine.context.store.read((tx) => tx.selectFrom('message').select('subject').where('direction', '=', 'in').orderBy('at').execute())
  return rows.map(({ subject }) => subject)
}

/** Resolves when as many messages are there. */
function messages(engine: Engine, count: number): Promise<void> {
  return new Promise((resolve) => {
    const look = async (): Promise<void> => {
      if ((await subjects(engine)).length < count) return
      stop()
      resolve()
    }
    const stop = engine.context.feed.listen((name, payload) => void (name === 'changed' && 'kinds' in payload && payload.kinds.includes('message') && look()))
    void look()
  })
}

describe.skipIf(!dovecotBinary || !existsSync(workerPath))('a mailbox on a real server (Dovecot)', () => {
  let dovecot: Awaited<ReturnType<typeof startDovecot>>
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(() => dovecot.stop())

  const settings = (user: string, port = dovecot.port) => ({ address: `${user}@buero.example`, host: '127.0.0.1', port, tls: 'none' as const, user })
  async function add(engine: Engine, user: string, folders: readonly ChosenFolder[] = [inbox]): Promise<string> {
    return good(await engine.handle('mailboxes.add', { settings: settings(user), password, readable: false, folders: [...folders] })).id
  }

  it('takes in what lies there, then each mail as it arrives, and marks what is read elsewhere', async () => {
    await dovecot.deliver('anna', mail(1), { marks: 'S' })
    await dovecot.deliver('anna', mail(2))
    const { engine } = await openTestEngine(tempFolder())
    const id = await add(engine, 'anna')
    await until(engine, id, current)
    expect(await subjects(engine)).toEqual(['Anfrage 1', 'Anfrage 2'])
    const arrivals = await engine.context.store.read((tx) => tx.selectFrom('arrival').select(['via', 'path', 'hints_json', 'channel_id']).orderBy('path').execute())
    expect(arrivals).toMatchObject([{ via: 'mailbox', channel_id: id }, { via: 'mailbox' }])
    expect(arrivals[0]?.path).toMatch(new RegExp(`^imap:${id}/INBOX;uidvalidity=\\d+/;uid=1$`))
    expect(arrivals.map(({ hints_json }) => (JSON.parse(hints_json) as { seen: boolean }).seen)).toEqual([true, false])

    const arrived = messages(engine, 3)
    const sent = performance.now()
    await dovecot.deliver('anna', mail(3))
    await arrived
    console.info(`arrival to row: ${Math.round(performance.now() - sent)} ms`)
    expect(await subjects(engine)).toContain('Anfrage 3')

    await dovecot.admin('flags', 'add', '-u', 'anna', '\\Seen', 'mailbox', 'INBOX', 'uid', '3')
    await expect
      .poll(() => engine.context.store.read((tx) => tx.selectFrom('message').select('unread').where('subject', '=', 'Anfrage 3').executeTakeFirst()))
      .toEqual({ unread: 0 })
  })

  it('takes what another program sent for sent, and follows what was answered elsewhere', async () => {
    await dovecot.deliver('ines', mail(1))
    await dovecot.deliver('ines', `From: ines@buero.example\r\nTo: erika@nordlicht.example\r\nDate: Mon, 02 Nov 2026 10:00:00 +0100\r\nSubject: AW: Anfrage 1\r\nMessage-ID: <a1@buero.example>\r\nIn-Reply-To: <erika1@nordlicht.example>\r\n\r\nGern.\r\n`, { path: 'Sent' })
    const { engine } = await openTestEngine(tempFolder())
    const id = await add(engine, 'ines', [inbox, { path: 'Sent', after: 'leave', afterPath: null }])
    await until(engine, id, current)
    await engine.intake.idle()
    const conversation = async () => good(await engine.handle('conversation.get', { id: good(await engine.handle('inbox.list', { filter: 'all', limit: 10, before: null })).rows[0]?.id ?? '' })).messages
    expect((await conversation()).map(({ direction, delivery, answered, unread }) => [direction, delivery, answered, unread])).toEqual([['in', null, false, true], ['out', null, false, false]])
    await dovecot.admin('flags', 'add', '-u', 'ines', '\\Answered \\Seen', 'mailbox', 'INBOX', 'uid', '1')
    await engine.handle('mailboxes.lookNow', { id })
    await expect.poll(async () => (await conversation()).map(({ answered, unread }) => [answered, unread])).toEqual([[true, false], [false, false]])
  })

  it('marks or moves on the server only what is taken in, as the folder is set', async () => {
    await dovecot.makeFolder('bert', 'Erledigt')
    await dovecot.makeFolder('bert', 'Faxe')
    await dovecot.deliver('bert', mail(1))
    await dovecot.deliver('bert', mail(2), { path: 'Faxe' })
    const { engine } = await openTestEngine(tempFolder())
    const id = await add(engine, 'bert', [
      { path: 'INBOX', after: 'seen', afterPath: null },
      { path: 'Faxe', after: 'move', afterPath: 'Erledigt' },
    ])
    await until(engine, id, current)
    expect(await subjects(engine)).toEqual(['Anfrage 1', 'Anfrage 2'])
    const { stdout } = await dovecot.admin('-f', 'tab', 'fetch', '-u', 'bert', 'mailbox flags', 'ALL')
    const lying = stdout.trim().split('\n').slice(1).map((line) => line.replace(/ ?\\Recent/, '').trimEnd())
    expect(lying.sort()).toEqual(['Erledigt', 'INBOX\t\\Seen'])
    // That this program marked it there does not mean that somebody has read it here.
    const arrived = messages(engine, 3)
    await dovecot.deliver('bert', mail(3))
    await arrived
    await until(engine, id, current)
    const unread = await engine.context.store.read((tx) => tx.selectFrom('message').select('unread').execute())
    expect(unread).toEqual([{ unread: 1 }, { unread: 1 }, { unread: 1 }])
  })

  it('says which folder is gone and goes on with the others', async () => {
    await dovecot.deliver('carl', mail(1))
    const { engine } = await openTestEngine(tempFolder())
    const id = await add(engine, 'carl', [{ path: 'Gibt es nicht', after: 'leave', afterPath: null }, inbox])
    await until(engine, id, current)
    expect(await subjects(engine)).toEqual(['Anfrage 1'])
    const { folders } = await mailboxOf(engine, id)
    expect(folders.map(({ path, code }) => [path, code])).toEqual([['Gibt es nicht', 'mailbox-folder-missing'], ['INBOX', null]])
    expect(good(await engine.handle('health.notices', {})).notices).toContainEqual({ kind: 'mailbox-trouble', params: { mailboxes: 1 } })
  })

  it('moves what could not be moved as soon as it can', async () => {
    await dovecot.deliver('hans', mail(1))
    const { engine } = await openTestEngine(tempFolder())
    const id = await add(engine, 'hans', [{ path: 'INBOX', after: 'move', afterPath: 'Später' }])
    await until(engine, id, current)
    expect((await mailboxOf(engine, id)).folders[0]).toMatchObject({ code: 'mailbox-folder-missing', params: { folder: 'Später' } })
    const arrived = messages(engine, 2)
    await dovecot.deliver('hans', mail(2))
    await arrived
    await dovecot.admin('mailbox', 'create', '-u', 'hans', 'Später')
    await until(engine, id, current)
    await engine.handle('mailboxes.lookNow', { id })
    await until(engine, id, ({ folders }) => folders[0]?.code === null)
    const { stdout } = await dovecot.admin('-f', 'tab', 'fetch', '-u', 'hans', 'mailbox', 'ALL')
    expect(stdout.trim().split('\n').slice(1)).toEqual(['Später', 'Später'])
  })

  it('takes nothing twice when the server counts anew, and loses nothing new', async () => {
    for (const number of [1, 2, 3]) await dovecot.deliver('dora', mail(number))
    const { engine } = await openTestEngine(tempFolder())
    const id = await add(engine, 'dora')
    await until(engine, id, current)
    await dovecot.admin('mailbox', 'update', '-u', 'dora', '--uid-validity', '4711', 'INBOX')
    await dovecot.deliver('dora', mail(4))
    const arrived = messages(engine, 4)
    await engine.handle('mailboxes.lookNow', { id })
    await arrived
    await until(engine, id, current)
    expect(await subjects(engine)).toEqual([1, 2, 3, 4].map((number) => `Anfrage ${number}`))
    const paths = await engine.context.store.read((tx) => tx.selectFrom('arrival').select(['path', 'outcome']).orderBy('path').execute())
    expect(paths).toHaveLength(4)
    expect(paths.every(({ path, outcome }) => path.includes(';uidvalidity=4711/') && outcome === 'recorded')).toBe(true)
  })

  it('comes through a server that goes away in the middle', async () => {
    const own = await startDovecot()
    try {
      for (let number = 1; number <= 410; number++) await own.deliver('emil', mail(number))
      const { engine } = await openTestEngine(tempFolder())
      const id = good(await engine.handle('mailboxes.add', { settings: settings('emil', own.port), password, readable: false, folders: [inbox] })).id
      await until(engine, id, ({ state }) => state.kind === 'syncing' && state.done >= 200)
      await own.halt()
      await until(engine, id, ({ state }) => state.kind === 'away')
      expect((await mailboxOf(engine, id)).state.code).toMatch(/^mailbox-(lost|unreachable)$/)
      await own.start()
      await engine.handle('mailboxes.lookNow', { id })
      await until(engine, id, current)
      expect(new Set(await subjects(engine)).size).toBe(410)
      expect(await subjects(engine)).toHaveLength(410)
    } finally {
      await own.stop()
    }
  })

  it('waits with its reason for the right password, and goes on when it has it', async () => {
    await dovecot.deliver('fritz', mail(1))
    const { engine } = await openTestEngine(tempFolder())
    const wrong = { settings: settings('fritz'), password: 'falsch', id: null }
    expect(await engine.handle('mailboxes.test', wrong)).toMatchObject({ ok: false, error: { code: 'mailbox-auth' } })
    expect(good(await engine.handle('mailboxes.test', { ...wrong, password })).folders).toContainEqual({ path: 'INBOX', use: 'inbox' })
    const id = good(await engine.handle('mailboxes.add', { settings: settings('fritz'), password: 'falsch', readable: false, folders: [inbox] })).id
    await until(engine, id, ({ state }) => state.code === 'mailbox-auth')
    good(await engine.handle('mailboxes.set', { id, settings: settings('fritz'), password, readable: false, folders: [inbox] }))
    await until(engine, id, current)
    expect(await subjects(engine)).toEqual(['Anfrage 1'])
    expect(await engine.handle('mailboxes.add', { settings: settings('fritz'), password, readable: false, folders: [inbox] })).toMatchObject({
      ok: false,
      error: { code: 'mailbox-known' },
    })
    good(await engine.handle('mailboxes.remove', { id }))
    expect(good(await engine.handle('mailboxes.list', {})).mailboxes).toEqual([])
    expect(await subjects(engine)).toEqual(['Anfrage 1'])
    expect(await engine.handle('mailboxes.remove', { id })).toMatchObject({ ok: false, error: { code: 'not-found' } })
  })

  it('keeps a large mail whole', async () => {
    const large = [
      'From: erika@nordlicht.example',
      'Subject: Anfrage 1',
      'Content-Type: application/octet-stream; name="plan.bin"',
      'Content-Transfer-Encoding: base64',
      '',
      ...Array.from({ length: 70_000 }, (_, line) => Buffer.from(`${line}`.padEnd(54, 'x')).toString('base64')),
      '',
    ].join('\r\n')
    await dovecot.deliver('gerd', large)
    const { engine } = await openTestEngine(tempFolder())
    await until(engine, await add(engine, 'gerd'), current)
    expect(await subjects(engine)).toEqual(['Anfrage 1'])
    const row = await engine.context.store.read((tx) => tx.selectFrom('arrival').select(['sha256', 'size']).executeTakeFirstOrThrow())
    expect(row.size).toBe(Buffer.byteLength(large))
    expect(good(await engine.handle('data.verify', {})).problems).toEqual([])
  })
})
