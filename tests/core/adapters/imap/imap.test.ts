import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { dovecotBinary, freePort, password, startDovecot } from '../../../../scripts/testing/servers/dovecot.mjs'
import { createMailSource } from '../../../../src/core/adapters/imap'
import type { MailServer, MailSession } from '../../../../src/core/ports'
import { FailureError, type Failure } from '../../../../src/shared/result'
import { startRaw, tlsFixture } from '../../../helpers/smtp'

type Dovecot = Awaited<ReturnType<typeof startDovecot>>

const mail = (number: number, text = 'Guten Tag'): string =>
  `From: Erika Beispiel <erika@nordlicht.example>\r\nTo: post@buero.example\r\nSubject: Anfrage ${number}\r\nMessage-ID: <m${number}@nordlicht.example>\r\n\r\n${text}\r\n`

async function failureFrom(work: Promise<unknown>): Promise<Failure> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof FailureError)) throw new Error(`no failure: ${String(error)}`)
  return error.failure
}

describe.skipIf(!dovecotBinary)('IMAP with a real server (Dovecot)', () => {
  let dovecot: Dovecot
  const server = (user: string, changed: Partial<MailServer> = {}): MailServer => ({
    host: '127.0.0.1',
    port: dovecot.port,
    tls: 'none',
    login: { kind: 'password', user, password },
    ...changed,
  })
  async function open(user: string): Promise<MailSession> {
    const session = await createMailSource().open(server(user))
    onTestFinished(() => session.close())
    return session
  }

  beforeAll(async () => {
    dovecot = await startDovecot({ tls: tlsFixture('localhost') })
  })
  afterAll(() => dovecot.stop())

  it('gives the folders with what they are for', async () => {
    await dovecot.makeFolder('anna', 'Faxe')
    const folders = await (await open('anna')).folders()
    expect(folders).toContainEqual({ path: 'INBOX', use: 'inbox' })
    expect(folders).toContainEqual({ path: 'Sent', use: 'sent' })
    expect(folders).toContainEqual({ path: 'Faxe', use: null })
  })

  it('gives a mail byte for byte, large ones in pieces, and leaves it unseen', async () => {
    const large = mail(2, 'Zeile mit Umlauten äöü\r\n'.repeat(80_000))
    await dovecot.deliver('bert', mail(1))
    await dovecot.deliver('bert', large)
    const session = await open('bert')
    const { uidNext, uidValidity, modseq } = await session.enter('INBOX')
    expect(uidNext).toBe(3)
    expect(uidValidity).toMatch(/^\d+$/)
    expect(modseq).toMatch(/^\d+$/)
    expect(await session.uids(1)).toEqual([1, 2])
    expect(await session.uids(3)).toEqual([])
    const got: string[] = []
    for await (const { bytes } of session.fetch([1, 2])) got.push(Buffer.from(bytes).toString())
    expect(got).toEqual([mail(1), large])
    const pieces: Uint8Array[] = []
    for await (const piece of session.stream(2)) pieces.push(piece)
    expect(pieces.length).toBeGreaterThan(1)
    expect(Buffer.concat(pieces).toString()).toBe(large)
    expect(await session.heads([1, 2])).toEqual([
      { uid: 1, size: Buffer.byteLength(mail(1)), seen: false, answered: false },
      { uid: 2, size: Buffer.byteLength(large), seen: false, answered: false },
    ])
  })

  it('marks, moves, files and finds', async () => {
    await dovecot.makeFolder('carl', 'Erledigt')
    for (const number of [1, 2, 3]) await dovecot.deliver('carl', mail(number))
    const session = await open('carl')
    const before = await session.enter('INBOX')
    await session.markSeen([2])
    expect(await session.markedSince('seen', before.modseq ?? '0', 3)).toEqual([2])
    await session.move([1], 'Erledigt')
    expect(await session.uids(1)).toEqual([2, 3])
    expect(await failureFrom(session.move([3], 'Gibt es nicht'))).toEqual({ code: 'mailbox-folder-missing', params: { folder: 'Gibt es nicht' } })
    await session.enter('Sent')
    expect(await session.holds('<m9@buero.example>')).toBe(false)
    await session.append('Sent', Buffer.from(mail(9).replace('nordlicht', 'buero').replace('m9@nordlicht', 'm9@buero')), Date.UTC(2026, 10, 24))
    await session.enter('Sent')
    expect(await session.holds('<m9@buero.example>')).toBe(true)
    expect(await session.holds('<m9@buero')).toBe(true) // a search for part of a header; ids of ours are whole
  })

  it('hears of a mail as it arrives', async () => {
    await dovecot.deliver('dora', mail(1))
    const session = await open('dora')
    await session.enter('INBOX')
    expect(await session.uids(1)).toEqual([1])
    const news = session.news(60_000, new AbortController().signal)
    await dovecot.deliver('dora', mail(2))
    await news
    expect(await session.uids(2)).toEqual([2])
  })

  it('says in a code what is wrong', async () => {
    const quick = { quick: true }
    const source = createMailSource()
    expect(await failureFrom(source.open(server('emil', { login: { kind: 'password', user: 'emil', password: 'falsch' } }), quick))).toMatchObject({
      code: 'mailbox-auth',
      params: { host: '127.0.0.1' },
    })
    expect(await failureFrom(source.open(server('emil', { port: await freePort() }), quick))).toMatchObject({ code: 'mailbox-unreachable' })
    const session = await open('emil')
    expect(await failureFrom(session.enter('Weg'))).toEqual({ code: 'mailbox-folder-missing', params: { folder: 'Weg' } })
  })

  it('takes no certificate that is not good, and no plain line where a secured one is asked for', async () => {
    const secured = (tls: 'tls' | 'starttls', host = 'localhost'): MailServer => server('fritz', { host, tls, port: tls === 'tls' ? dovecot.tlsPort : dovecot.port })
    const trusting = createMailSource({ ca: tlsFixture('localhost').cert })
    for (const tls of ['tls', 'starttls'] as const) {
      expect(await failureFrom(createMailSource().open(secured(tls)))).toMatchObject({ code: 'mailbox-tls', params: { host: 'localhost', problem: 'selfSigned' } })
      const session = await trusting.open(secured(tls))
      await session.close()
    }
    const other = await startDovecot({ tls: tlsFixture('other-name') })
    onTestFinished(() => other.stop())
    const otherTrusted = createMailSource({ ca: tlsFixture('other-name').cert })
    expect(await failureFrom(otherTrusted.open({ ...secured('tls'), port: other.tlsPort }))).toMatchObject({ code: 'mailbox-tls', params: { problem: 'otherName' } })
    expect(await failureFrom(trusting.open({ ...secured('tls'), port: dovecot.port }))).toMatchObject({ code: 'mailbox-tls', params: { problem: 'notOffered' } })
    const plain = await startDovecot()
    onTestFinished(() => plain.stop())
    expect(await failureFrom(trusting.open({ ...secured('starttls'), port: plain.port }))).toMatchObject({ code: 'mailbox-tls', params: { problem: 'notOffered' } })
  })

  it('says when the line ends in the middle', async () => {
    const own = await startDovecot()
    onTestFinished(() => own.stop())
    const session = await createMailSource().open(server('gerd', { port: own.port }))
    await session.enter('INBOX')
    const news = failureFrom(session.news(60_000, new AbortController().signal))
    await own.halt()
    expect(await news).toMatchObject({ code: 'mailbox-lost' })
    expect(await failureFrom(session.uids(1))).toMatchObject({ code: 'mailbox-lost' })
  })
})

describe('IMAP with a server that does not keep to it', () => {
  for (const [what, talk] of [
    ['noise', Buffer.from([0, 255, 10, 13, 10, 65, 10])],
    ['another protocol', Buffer.from('220 mail.example ESMTP\r\n')],
    ['a goodbye', Buffer.from('* BYE overloaded\r\n')],
  ] as const) {
    it(`ends with a code at ${what}`, async () => {
      const raw = await startRaw((socket) => socket.end(talk))
      onTestFinished(() => raw.close())
      const opening = createMailSource().open({ host: '127.0.0.1', port: raw.port, tls: 'none', login: { kind: 'password', user: 'a', password: 'b' } }, { quick: true })
      expect((await failureFrom(opening)).code).toMatch(/^mailbox-(lost|unreachable|refused)$/)
    })
  }
})
