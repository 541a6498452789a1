import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createTransport } from '../../../../src/core/adapters/smtp'
import type { AccountSettings } from '../../../../src/shared/contract/settings'
import { startRaw, startSmtp, talkLines, tlsFixture, type SmtpScript } from '../../../helpers/smtp'

const account = (port: number, more: Partial<AccountSettings> = {}): AccountSettings => ({
  name: 'Büro',
  address: 'buero@firma.example',
  host: '127.0.0.1',
  port,
  tls: 'none',
  user: '',
  signature: '',
  ...more,
})
const envelope = { from: 'buero@firma.example', to: ['eins@kunde.example'], externalId: '<0190a0a0@firma.example>' }
const mime = Buffer.from('Subject: Hallo\r\n\r\nGuten Tag\r\n.Punkt\r\n')
const transport = createTransport()

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})
async function smtp(...args: Parameters<typeof startSmtp>): Promise<Awaited<ReturnType<typeof startSmtp>>> {
  const host = await startSmtp(...args)
  closing.push(host.close)
  return host
}
async function raw(talk: Parameters<typeof startRaw>[0]): Promise<number> {
  const host = await startRaw(talk)
  closing.push(host.close)
  return host.port
}
const sendTo = async (script: SmtpScript, to = envelope.to) => {
  const host = await smtp(script)
  return { host, outcome: await transport.send(account(host.port), '', { ...envelope, to }, mime) }
}

describe('what the server says', () => {
  it('hands the mail over byte for byte', async () => {
    const { host, outcome } = await sendTo({})
    expect(outcome).toMatchObject({ kind: 'accepted', refused: [] })
    expect(host.mails).toMatchObject([{ from: 'buero@firma.example', to: ['eins@kunde.example'] }])
    expect(host.mails[0]?.raw.equals(mime)).toBe(true)
  })

  it('is asked to tell how it ended, where it offers to (RFC 3461)', async () => {
    for (const hideDSN of [false, true]) {
      const host = await smtp({}, { hideDSN })
      expect((await transport.send(account(host.port), '', envelope, mime)).kind).toBe('accepted')
      // An id that the envelope cannot bear is left out: the mail goes all the same.
      expect((await transport.send(account(host.port), '', { ...envelope, externalId: '<mit Blank>' }, mime)).kind).toBe('accepted')
      const [wanted, ...notify] = hideDSN ? [undefined, undefined] : [(envid: string | null) => ({ ret: 'HDRS', envid }), ['SUCCESS', 'FAILURE', 'DELAY']]
      expect(host.mails.map(({ reports }) => reports)).toEqual(['0190a0a0@firma.example', null].map((envid) => ({ mail: wanted?.(envid), recipients: notify.map((list) => list && { notify: list }) })))
    }
  })

  it('that offers reports and then knows no such thing gets the mail without asking for them', async () => {
    const heard: string[] = []
    const port = await raw((socket) => {
      talkLines(socket, '220 hier', (line) => {
        heard.push(line)
        if (line.startsWith('EHLO')) return '250-hier\r\n250-SIZE 5000000\r\n250 DSN'
        if (line.startsWith('RCPT') && line.includes('NOTIFY')) return '555 5.5.4 Unsupported option: NOTIFY'
        return line === 'DATA' ? '354 los' : '250 gut'
      })
    })
    expect(await transport.send(account(port), '', envelope, mime)).toMatchObject({ kind: 'accepted', refused: [], mostBytes: 5_000_000 })
    expect(heard.filter((line) => line === 'DATA')).toHaveLength(1)
    expect(heard.filter((line) => line.startsWith('RCPT'))).toEqual(['RCPT TO:<eins@kunde.example> NOTIFY=SUCCESS,FAILURE,DELAY', 'RCPT TO:<eins@kunde.example>'])
  })

  it.each<[string, SmtpScript, string, string]>([
    ['4xx at the sender', { from: () => ({ code: 451, text: '4.3.0 spaeter' }) }, 'temporary', 'smtp-temporary'],
    ['5xx at the sender', { from: () => ({ code: 550, text: '5.7.1 nein' }) }, 'permanent', 'smtp-rejected'],
    ['greylisting', { to: () => ({ code: 451, text: '4.7.1 Greylisting in action' }) }, 'temporary', 'smtp-temporary'],
    ['5xx at the recipient', { to: () => ({ code: 550, text: '5.1.1 User unknown' }) }, 'permanent', 'smtp-rejected'],
    ['4xx after the data', { data: () => ({ code: 452, text: '4.3.1 voll' }) }, 'temporary', 'smtp-temporary'],
    ['5xx after the data', { data: () => ({ code: 554, text: '5.7.1 Spam' }) }, 'permanent', 'smtp-rejected'],
    ['4xx as greeting', { connect: () => ({ code: 421, text: 'voll' }) }, 'temporary', 'smtp-temporary'],
    ['5xx as greeting', { connect: () => ({ code: 554, text: 'kein Dienst' }) }, 'permanent', 'smtp-rejected'],
    ['a login is demanded', { from: () => ({ code: 530, text: '5.7.0 Authentication required' }) }, 'permanent', 'smtp-auth'],
  ])('%s', async (_name, script, kind, code) => {
    const { outcome } = await sendTo(script)
    expect(outcome).toMatchObject({ kind, failure: { code } })
  })

  it("tells the server's own words", async () => {
    const { outcome } = await sendTo({ to: () => ({ code: 550, text: '5.1.1 User unknown' }) })
    expect(outcome).toMatchObject({ failure: { params: { response: '550 5.1.1 User unknown' } } })
  })

  it('names recipients that were refused while others were taken', async () => {
    const { host, outcome } = await sendTo({ to: (address) => (address.startsWith('weg') ? { code: 550, text: '5.1.1 unbekannt' } : 'ok') }, [
      'da@kunde.example',
      'weg@kunde.example',
    ])
    expect(outcome).toMatchObject({ kind: 'accepted', refused: [{ address: 'weg@kunde.example', response: '550 5.1.1 unbekannt' }] })
    expect(host.mails[0]?.to).toEqual(['da@kunde.example'])
  })

  it('waits when one of several refused recipients was only deferred', async () => {
    const { outcome } = await sendTo({ to: (address) => ({ code: address.startsWith('a') ? 451 : 550, text: 'nein' }) }, ['a@k.example', 'b@k.example'])
    expect(outcome).toMatchObject({ kind: 'temporary', failure: { code: 'smtp-temporary' } })
  })

  it('heeds the size the server announces', async () => {
    const host = await smtp({}, { size: 1_048_576 })
    const outcome = await transport.send(account(host.port), '', envelope, Buffer.alloc(2_000_000, 65))
    expect(outcome).toMatchObject({ kind: 'permanent', failure: { code: 'message-too-large', params: { sizeMb: 2, limitMb: 1 } } })
    expect(host.mails).toEqual([])
  })

  it('sends an umlaut domain in its ASCII form', async () => {
    const { host } = await sendTo({}, ['info@müller.example'])
    // The server shows the domain decoded again.
    expect(host.mails[0]?.to).toEqual(['info@müller.example'])
  })
})

describe('a connection that breaks', () => {
  it('before the data was given is temporary', async () => {
    const { outcome } = await sendTo({ to: () => 'cut' })
    expect(outcome).toMatchObject({ kind: 'temporary', failure: { code: 'smtp-unreachable' } })
  })

  it('after the data and before the answer is uncertain', async () => {
    const { host, outcome } = await sendTo({ data: () => 'cut' })
    expect(host.mails).toHaveLength(1)
    expect(outcome).toMatchObject({ kind: 'uncertain', failure: { code: 'smtp-connection-lost' } })
  })

  it('right after the go-ahead is uncertain: the mail may be on its way', async () => {
    const port = await raw((socket) =>
      talkLines(socket, '220 hier', (line) => {
        if (line === '.') socket.destroy()
        return line === 'DATA' ? '354 los' : line === '.' ? null : '250 gut'
      }),
    )
    expect(await transport.send(account(port), '', envelope, mime)).toMatchObject({ kind: 'uncertain' })
  })

  it('in the middle of a large mail is temporary: its end cannot have left', async () => {
    const port = await raw((socket) => {
      let taken = 0
      talkLines(socket, '220 hier', (line) => (line === 'DATA' ? '354 los' : '250 gut'))
      socket.on('data', (chunk) => {
        taken += chunk.length
        if (taken > 100_000) socket.destroy()
      })
    })
    const outcome = await transport.send(account(port), '', envelope, Buffer.alloc(40_000_000, 'Zeile\r\n'))
    expect(outcome).toMatchObject({ kind: 'temporary', failure: { code: 'smtp-unreachable' } })
  })

  it('silence before the data is temporary, after it uncertain', async () => {
    const quick = createTransport({ times: { silentMs: 200, connectMs: 200 } })
    const mute = await raw(() => undefined)
    expect(await quick.send(account(mute), '', envelope, mime)).toMatchObject({ kind: 'temporary', failure: { code: 'smtp-timeout', params: { host: '127.0.0.1' } } })
    const late = await raw((socket) => talkLines(socket, '220 hier', (line) => (line === 'DATA' ? '354 los' : line === '.' ? null : '250 gut')))
    expect(await quick.send(account(late), '', envelope, mime)).toMatchObject({ kind: 'uncertain', failure: { code: 'smtp-connection-lost' } })
  })

  it.each<[string, string, string]>([
    ['421 instead of an answer to the data', '421 4.3.2 Wartung', 'temporary'],
    ['a reply of several lines', '550-5.7.1 Nicht\r\n550 5.7.1 angenommen', 'permanent'],
  ])('%s is an answer', async (_name, answer, kind) => {
    const port = await raw((socket) => talkLines(socket, '220 hier', (line) => (line === 'DATA' ? '354 los' : line === '.' ? answer : '250 gut')))
    expect(await transport.send(account(port), '', envelope, mime)).toMatchObject({ kind })
  })

  it('a server that is not there', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    expect(await transport.send(account(port), '', envelope, mime)).toMatchObject({ kind: 'temporary', failure: { code: 'smtp-unreachable' } })
  })

  it('a server that talks nonsense', async () => {
    const port = await raw((socket) => void socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'))
    expect(await transport.send(account(port), '', envelope, mime)).toMatchObject({ kind: 'temporary' })
  })
})

describe('calling off', () => {
  it('ends a try that has not given its data', async () => {
    const controller = new AbortController()
    const port = await raw((socket) =>
      talkLines(socket, '220 hier', (line) => {
        if (line.startsWith('MAIL')) controller.abort()
        return line.startsWith('MAIL') ? null : '250 gut'
      }),
    )
    expect(await transport.send(account(port), '', envelope, mime, controller.signal)).toMatchObject({ kind: 'temporary', failure: { code: 'cancelled' } })
  })

  it('waits for the answer once the data was given', async () => {
    const controller = new AbortController()
    const { outcome } = await (async () => {
      const host = await smtp({ data: () => (controller.abort(), 'ok') })
      return { outcome: await transport.send(account(host.port), '', envelope, mime, controller.signal) }
    })()
    expect(outcome).toMatchObject({ kind: 'accepted' })
  })
})

describe('login', () => {
  const script: SmtpScript = {
    login: (user, password) => (user === 'büro' && password === 'geheim€' ? 'ok' : { code: 535, text: '5.7.8 Authentication failed' }),
  }

  it('logs in with umlauts in user and password', async () => {
    const host = await smtp(script)
    expect(await transport.send(account(host.port, { user: 'büro' }), 'geheim€', envelope, mime)).toMatchObject({ kind: 'accepted' })
    expect(host.mails[0]?.user).toBe('büro')
  })

  it('a wrong password is permanent', async () => {
    const host = await smtp(script)
    const outcome = await transport.send(account(host.port, { user: 'büro' }), 'falsch', envelope, mime)
    expect(outcome).toMatchObject({ kind: 'permanent', failure: { code: 'smtp-auth' } })
    expect(JSON.stringify(outcome)).not.toContain('falsch')
  })

  it('a login refused for now is temporary', async () => {
    const host = await smtp({ login: () => ({ code: 454, text: '4.7.0 Temporary authentication failure' }) })
    expect(await transport.send(account(host.port, { user: 'x' }), 'y', envelope, mime)).toMatchObject({ kind: 'temporary', failure: { code: 'smtp-temporary' } })
  })

  it('a connection that breaks while logging in is temporary', async () => {
    const host = await smtp({ login: () => 'cut' })
    expect(await transport.send(account(host.port, { user: 'x' }), 'y', envelope, mime)).toMatchObject({ kind: 'temporary', failure: { code: 'smtp-unreachable' } })
  })

  it('gives no password to a server that offers no login', async () => {
    const heard: string[] = []
    const port = await raw((socket) => talkLines(socket, '220 hier', (line) => (heard.push(line), '250 gut')))
    expect(await transport.send(account(port, { user: 'büro' }), 'geheim€', envelope, mime)).toMatchObject({ kind: 'permanent', failure: { code: 'smtp-no-login' } })
    expect(heard.filter((line) => line.startsWith('AUTH'))).toEqual([])
  })
})

describe('encryption', () => {
  const secured = tlsFixture('localhost')
  const trusting = createTransport({ ca: secured.cert })

  it('STARTTLS and TLS from the start, certificate known', async () => {
    for (const tls of ['starttls', 'tls'] as const) {
      const host = await smtp({}, { ...secured, secure: tls === 'tls' })
      expect(await trusting.send(account(host.port, { tls, host: 'localhost' }), '', envelope, mime)).toMatchObject({ kind: 'accepted' })
      expect(host.mails[0]?.encrypted).toBe(true)
    }
  })

  it.each([
    ['localhost', 'selfSigned'],
    ['expired', 'expired'],
    ['other-name', 'otherName'],
  ] as const)('refuses the certificate %s and says why', async (name, problem) => {
    const certificate = tlsFixture(name)
    const one = createTransport(name === 'localhost' ? {} : { ca: certificate.cert })
    for (const tls of ['starttls', 'tls'] as const) {
      const host = await smtp({ login: () => 'ok' }, { ...certificate, secure: tls === 'tls' })
      const outcome = await one.send(account(host.port, { tls, host: 'localhost', user: 'x' }), 'geheim', envelope, mime)
      expect(outcome).toMatchObject({ kind: 'temporary', failure: { code: 'smtp-tls', params: { host: 'localhost', problem } } })
      expect(host.mails).toEqual([])
    }
  })

  it('STARTTLS wanted and not offered: nothing goes out in the clear', async () => {
    const heard: string[] = []
    const port = await raw((socket) => talkLines(socket, '220 hier', (line) => (heard.push(line), line === 'STARTTLS' ? '502 nein' : '250-hier\r\n250 AUTH PLAIN')))
    const outcome = await transport.send(account(port, { tls: 'starttls', user: 'x' }), 'geheim', envelope, mime)
    expect(outcome).toMatchObject({ kind: 'temporary', failure: { code: 'smtp-tls', params: { problem: 'notOffered' } } })
    expect(heard.some((line) => line.startsWith('AUTH') || line.startsWith('MAIL'))).toBe(false)
  })

  it('TLS from the start at a port that speaks plain SMTP', async () => {
    const host = await smtp({})
    expect(await transport.send(account(host.port, { tls: 'tls' }), '', envelope, mime)).toMatchObject({ failure: { code: 'smtp-tls', params: { problem: 'notOffered' } } })
  })
})

describe('testing the connection', () => {
  it('greets, logs in and leaves without sending', async () => {
    const host = await smtp({ login: (_user, password) => (password === 'gut' ? 'ok' : { code: 535, text: '5.7.8 nein' }) }, { banner: 'hallo', name: 'mail.firma.example' })
    const good = await transport.test(account(host.port, { user: 'x' }), 'gut')
    expect(good.ok && good.value.greeting).toContain('mail.firma.example')
    expect(await transport.test(account(host.port, { user: 'x' }), 'schlecht')).toMatchObject({ ok: false, error: { code: 'smtp-auth' } })
    expect(host.mails).toEqual([])
  })

  it('says what is wrong', async () => {
    const port = await raw(() => undefined)
    const quick = createTransport({ times: { testMs: 100 } })
    expect(await quick.test(account(port), '')).toMatchObject({ ok: false, error: { code: 'smtp-timeout' } })
    expect(await quick.test(account(port, { host: 'gibt-es-nicht.invalid' }), '')).toMatchObject({ ok: false, error: { code: 'smtp-unreachable' } })
  })
})
