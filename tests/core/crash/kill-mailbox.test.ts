import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dovecotBinary, startDovecot } from '../../../scripts/testing/servers/dovecot.mjs'
import { mailboxCheckpoints } from '../../../src/core/compose'
import { bytesOf } from '../../helpers/bytes-of'
import { runChild, type Task } from '../../helpers/crash'
import { openTestEngine, workerPath } from '../../helpers/engine'
import { tempFolder } from '../../helpers/temp-folder'

const letter = (number: number): string =>
  `From: Erika Beispiel <erika${number}@nordlicht.example>\r\nSubject: Anfrage ${number}\r\nMessage-ID: <m${number}@nordlicht.example>\r\n\r\nNummer ${number}.\r\n`

const hashOf = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')

describe.skipIf(!dovecotBinary || !existsSync(workerPath))('a kill while a mailbox is fetched (Dovecot)', () => {
  let dovecot: Awaited<ReturnType<typeof startDovecot>>
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(() => dovecot.stop())

  const task = (data: string, user: string, after: 'leave' | 'move'): Task => ({
    data,
    mailbox: {
      settings: { address: `${user}@buero.example`, host: '127.0.0.1', port: dovecot.port, tls: 'none', user },
      folders: [{ path: 'INBOX', after, afterPath: after === 'move' ? 'Erledigt' : null }],
    },
  })

  /** Every mail once as a message, whole in the blob store, nothing left half-way. */
  async function expectWhole(data: string, hashes: readonly string[]): Promise<void> {
    const { engine } = await openTestEngine(data, { start: false })
    const messages = await engine.context.store.read((tx) => tx.selectFrom('message').select('sha256').execute())
    expect(messages.map(({ sha256 }) => sha256).sort()).toEqual([...hashes].sort())
    const arrivals = await engine.context.store.read((tx) => tx.selectFrom('arrival').select(['path', 'outcome']).execute())
    expect(new Set(arrivals.map(({ path }) => path)).size).toBe(arrivals.length)
    expect(arrivals.map(({ outcome }) => outcome)).toEqual(hashes.map(() => 'recorded'))
    for (const hash of hashes) expect(hashOf(await bytesOf(engine.context.blobs, hash))).toBe(hash)
    expect(await engine.handle('data.verify', {})).toEqual({ ok: true, value: { problems: [] } })
  }

  for (const [index, point] of mailboxCheckpoints.entries()) {
    it(`at ${point} loses nothing and doubles nothing, on the server either`, async () => {
      const user = `punkt${index}`
      await dovecot.makeFolder(user, 'Erledigt')
      const letters = [1, 2, 3].map(letter)
      for (const each of letters) await dovecot.deliver(user, each)
      const data = join(tempFolder(), 'data')
      expect(await runChild({ ...task(data, user, 'move'), point })).toMatchObject({ signal: 'SIGKILL' })
      expect(await runChild(task(data, user, 'move'))).toMatchObject({ code: 0, signal: null })
      await expectWhole(data, letters.map(hashOf))
      const { stdout } = await dovecot.admin('-f', 'tab', 'fetch', '-u', user, 'mailbox', 'ALL')
      expect(stdout.trim().split('\n').slice(1)).toEqual(['Erledigt', 'Erledigt', 'Erledigt'])
    })
  }

  it('in the middle of a first fetch of 10,000 mails, twice: it goes on where it was', { timeout: 400_000 }, async () => {
    const letters = Array.from({ length: 10_000 }, (_, number) => letter(number))
    for (const each of letters) await dovecot.deliver('viele', each)
    const data = join(tempFolder(), 'data')
    expect(await runChild({ ...task(data, 'viele', 'leave'), point: 'mailbox:after:commit', hit: 20 })).toMatchObject({ signal: 'SIGKILL' })
    expect(await runChild({ ...task(data, 'viele', 'leave'), point: 'mailbox:before:commit', hit: 15 })).toMatchObject({ signal: 'SIGKILL' })
    expect(await runChild(task(data, 'viele', 'leave'))).toMatchObject({ code: 0, signal: null })
    await expectWhole(data, letters.map(hashOf))
  })
})
