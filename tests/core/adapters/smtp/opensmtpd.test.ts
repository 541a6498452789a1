import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parseMail } from '../../../../src/core/adapters/mail-parser'
import { createTransport } from '../../../../src/core/adapters/smtp'
import type { OutgoingMail } from '../../../../src/core/ports'
import type { AccountSettings } from '../../../../src/shared/contract/settings'

/**
 * It drops its rights by itself, so only root can start it; one at a time, as it has one control socket. Its TLS is
 * not asked: version 6.8 of Debian 12 ends every handshake with an internal error since OpenSSL 3.
 */
const usable = process.getuid?.() === 0 && existsSync('/usr/sbin/smtpd')
/** Debian's user `mail`: OpenSMTPD delivers to nobody who is root. */
const mailUser = 8

const mail: OutgoingMail = {
  externalId: '<0190a0a0-0000-7000-8000-000000000001@buero.example>',
  inReplyTo: null,
  references: [],
  from: { name: 'Büro Müller', address: 'post@buero.example' },
  to: [{ name: 'Nord, Licht', address: 'dispo@kunde.example' }],
  cc: [],
  date: Date.UTC(2026, 2, 3, 13, 5),
  subject: 'AW: Rückfrage zur Größe',
  text: 'Grüße\n.\n..\nFrom hier\n' + 'sehr lange Zeile '.repeat(200),
  html: null,
  attachments: [{ name: 'Fax 2026-03-12 Nördlicht.pdf', mediaType: 'application/pdf', contentId: null, bytes: Buffer.alloc(300_000, 'PDF ÄÖÜ\r\n.\r\n') }],
}

describe.skipIf(!usable)('OpenSMTPD (skipped without it, or without root)', () => {
  let folder: string
  let server: ChildProcess
  let account: AccountSettings
  const transport = createTransport()
  const envelope = { from: 'post@buero.example', to: ['dispo@kunde.example'], externalId: mail.externalId }
  const delivered = (user = 'dispo'): string[] => {
    const inbox = join(folder, 'mail', user, 'new')
    return existsSync(inbox) ? readdirSync(inbox).map((name) => join(inbox, name)) : []
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rueckkanal-smtpd-'))
    chmodSync(folder, 0o755)
    mkdirSync(join(folder, 'mail'))
    chownSync(join(folder, 'mail'), mailUser, mailUser)
    const port = await freePort()
    account = { name: 'Büro', address: 'post@buero.example', host: '127.0.0.1', port, tls: 'none', user: '', signature: '' }
    writeFileSync(
      join(folder, 'conf'),
      [
        'table grey { "wartet@kunde.example" }',
        'filter "grey" phase rcpt-to match rcpt-to <grey> reject "451 4.7.1 Greylisted, try again later"',
        `listen on 127.0.0.1 port ${port} filter "grey"`,
        `action "in" maildir "${folder}/mail/%{rcpt.user}" virtual { "@" = mail }`,
        'match from any for domain "kunde.example" action "in"',
        '',
      ].join('\n'),
    )
    server = spawn('/usr/sbin/smtpd', ['-d', '-f', join(folder, 'conf')], { stdio: 'ignore' })
    await vi.waitFor(async () => expect((await transport.test(account, '')).ok).toBe(true), { timeout: 20_000, interval: 200 })
  })

  afterAll(async () => {
    if (server.exitCode === null) {
      server.kill('SIGTERM')
      await once(server, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  })

  it('delivers what was written', async () => {
    const mime = await transport.build(mail)
    expect(await transport.send(account, '', envelope, mime)).toMatchObject({ kind: 'accepted', refused: [] })
    const [path] = await vi.waitFor(() => (expect(delivered()).toHaveLength(1), delivered()), { timeout: 20_000, interval: 50 })
    const read = await PostalMime.parse(readFileSync(path ?? ''))
    expect(read).toMatchObject({ messageId: mail.externalId, subject: mail.subject, from: mail.from, to: mail.to })
    expect(read.text?.replaceAll('\r\n', '\n').trimEnd()).toBe(mail.text.trimEnd())
    expect(Buffer.from(read.attachments[0]?.content as ArrayBuffer).equals(Buffer.from(mail.attachments[0]?.bytes ?? []))).toBe(true)
  })

  it('tells when it has arrived: a receipt that names the mail and the recipient', async () => {
    const from = 'absender@kunde.example'
    expect(await transport.send(account, '', { ...envelope, from, to: ['empfang@kunde.example'] }, await transport.build(mail))).toMatchObject({ kind: 'accepted' })
    const [path] = await vi.waitFor(() => (expect(delivered('absender')).toHaveLength(1), delivered('absender')), { timeout: 20_000, interval: 50 })
    const read = await parseMail(readFileSync(path ?? ''), { mailParts: 100, mailDepth: 20 })
    expect(read).toMatchObject({ automatic: 'receipt', report: { on: mail.externalId, recipients: [{ addresses: ['empfang@kunde.example'], outcome: 'delivered' }] } })
  })

  it('refuses a recipient in its own words', async () => {
    const outcome = await transport.send(account, '', { ...envelope, to: ['dispo@verboten.example'] }, await transport.build(mail))
    expect(outcome).toMatchObject({ kind: 'permanent', failure: { code: 'smtp-rejected', params: { response: expect.stringMatching(/^550 /) } } })
  })

  it('puts off a recipient whom it greylists, in its own words', async () => {
    const outcome = await transport.send(account, '', { ...envelope, to: ['wartet@kunde.example'] }, await transport.build(mail))
    expect(outcome).toMatchObject({ kind: 'temporary', failure: { code: 'smtp-temporary', params: { response: '451 4.7.1 Greylisted, try again later' } } })
  })

  it('has a mail whose answer got lost on the way, so that is uncertain and never sent again by itself', async () => {
    const line = await cutBeforeTheAnswer(account.port)
    const outcome = await transport.send({ ...account, port: line.port }, '', { ...envelope, to: ['ungewiss@kunde.example'] }, await transport.build(mail))
    line.close()
    expect(outcome).toMatchObject({ kind: 'uncertain', failure: { code: 'smtp-connection-lost' } })
    const inbox = join(folder, 'mail', 'ungewiss', 'new')
    await vi.waitFor(() => expect(existsSync(inbox) ? readdirSync(inbox) : []).toHaveLength(1), { timeout: 20_000, interval: 50 })
  })
})

/** A line to the server that hands over everything and breaks when the server has answered the end of the data. */
async function cutBeforeTheAnswer(port: number): Promise<{ readonly port: number; readonly close: () => void }> {
  const proxy = createServer((client) => {
    const server = connect(port, '127.0.0.1')
    let sent = ''
    client.on('data', (chunk: Buffer) => {
      sent = (sent + chunk.toString('latin1')).slice(-5)
      server.write(chunk)
    })
    server.on('data', (chunk: Buffer) => {
      if (sent === '\r\n.\r\n') client.destroy()
      else client.write(chunk)
    })
    for (const socket of [client, server]) socket.on('error', () => undefined)
    client.on('close', () => server.end())
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return { port: (proxy.address() as AddressInfo).port, close: () => void proxy.close() }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
