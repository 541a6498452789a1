import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A reply as an SMTP server gives it; `cut` ends the connection without a word, `silent` says nothing at all. */
export type Reply = { readonly code: number; readonly text: string } | 'ok' | 'cut'

export interface SmtpScript {
  readonly connect?: () => Reply
  readonly login?: (user: string, password: string) => Reply
  readonly from?: () => Reply
  readonly to?: (address: string) => Reply
  /** after the mail's end was received */
  readonly data?: (mail: Buffer) => Reply | Promise<Reply>
}

export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: Buffer
  readonly user: string
  readonly encrypted: boolean
  /** what was asked to be told of it (RFC 3461); undefined where the server does not offer it */
  readonly reports: { readonly mail: unknown; readonly recipients: readonly unknown[] }
}

export interface SmtpHost {
  readonly port: number
  /** mails the server took responsibility for, and those it read before it cut the line */
  readonly mails: ReceivedMail[]
  readonly connections: () => number
  /** resolves when the server has read this many mails */
  received(count: number): Promise<void>
  close(): Promise<void>
}

export const tlsFixture = (name: 'localhost' | 'other-name' | 'expired'): { readonly key: string; readonly cert: string } => {
  const folder = join(import.meta.dirname, '..', 'fixtures', 'tls')
  return { key: readFileSync(join(folder, `${name}.key`), 'utf8'), cert: readFileSync(join(folder, `${name}.crt`), 'utf8') }
}

/** A real SMTP server on loopback that answers by a script. */
export async function startSmtp(script: SmtpScript = {}, options: SMTPServerOptions = {}): Promise<SmtpHost> {
  const mails: ReceivedMail[] = []
  const sockets = new Set<Socket>()
  const waiting: { count: number; resolve: () => void }[] = []
  let connections = 0
  const give = (reply: Reply, done: (error?: Error | null) => void): void => {
    if (reply === 'cut') for (const socket of sockets) socket.destroy()
    else done(reply === 'ok' ? null : Object.assign(new Error(reply.text), { responseCode: reply.code }))
  }
  const server = new SMTPServer({
    authOptional: !script.login,
    allowInsecureAuth: true,
    disabledCommands: options.key ? [] : ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    ...options,
    onConnect: (_session, done) => give(script.connect?.() ?? 'ok', done),
    onAuth: (auth, _session, done) => {
      const reply = script.login?.(auth.username ?? '', auth.password ?? '') ?? 'ok'
      if (reply === 'ok') done(null, { user: auth.username ?? '' })
      else give(reply, done)
    },
    onMailFrom: (_address, _session, done) => give(script.from?.() ?? 'ok', done),
    onRcptTo: (address, _session, done) => give(script.to?.(address.address) ?? 'ok', done),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks)
        const { mailFrom, rcptTo, dsn } = session.envelope
        mails.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((recipient) => recipient.address),
          raw,
          user: String(session.user ?? ''),
          encrypted: session.secure,
          reports: { mail: dsn, recipients: rcptTo.map((recipient) => recipient.dsn) },
        })
        for (const waiter of waiting.filter(({ count }) => mails.length >= count)) waiter.resolve()
        void Promise.resolve(script.data?.(raw) ?? 'ok').then((reply) => give(reply, done))
      })
    },
  })
  // A client that refuses the certificate hangs up: that is what some tests are about.
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    connections++
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    connections: () => connections,
    received: (count) =>
      new Promise((resolve) => {
        if (mails.length >= count) resolve()
        else waiting.push({ count, resolve })
      }),
    close: async () => {
      // Node 20 crashes when the socket below a TLS handshake is destroyed; those are left to the server's own closing.
      if (!options.key) for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => void server.close(() => resolve()))
    },
  }
}

/** A bare server for what a well-kept one cannot do: silence, half answers, a cut at a byte. */
export async function startRaw(talk: (socket: Socket) => void): Promise<{ readonly port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    talk(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Answers each line with what `reply` gives for it; in the mail's data only the last line, a dot, is answered. */
export function talkLines(socket: Socket, greeting: string, reply: (line: string) => string | null): void {
  let rest = ''
  let inData = false
  if (greeting !== '') socket.write(`${greeting}\r\n`)
  socket.on('data', (chunk) => {
    rest += chunk.toString('latin1')
    const lines = rest.split('\r\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      if (inData && line !== '.') continue
      const answer = reply(line)
      if (line === '.') inData = false
      if (answer === null) continue
      if (answer.startsWith('354')) inData = true
      socket.write(`${answer}\r\n`)
    }
  })
}
