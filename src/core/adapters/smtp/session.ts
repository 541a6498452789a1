import type { SMTPConnectionSendInfo, SMTPEnvelope } from 'nodemailer/lib/smtp-connection'
import type { Readable } from 'node:stream'
import type { AccountSettings } from '../../../shared/contract/settings'
import { NoLogin } from './failure'

export interface SessionOptions {
  /** certificates trusted besides the system's (tests) */
  readonly ca?: string
  readonly connectMs: number
  /** without a sign from the server */
  readonly silentMs: number
}

export interface Hello {
  /** how the server greets */
  readonly greeting: string
  /** bytes that it takes in one mail (RFC 1870 §4); null: it says none */
  readonly mostBytes: number | null
}

export interface Session {
  /** Connects and says hello. */
  open(): Promise<Hello>
  login(user: string, password: string): Promise<void>
  send(envelope: SMTPEnvelope, body: Readable): Promise<SMTPConnectionSendInfo>
  /** Takes leave; the connection ends when the server has answered, or soon after. */
  quit(): void
  close(): void
}

/** How long a server may take to say goodbye. */
const quitMs = 5_000

/** One conversation with a server. Each step settles once: by its answer, by the connection's error, or by its end. */
export async function openSession(account: AccountSettings, options: SessionOptions): Promise<Session> {
  // Loaded with the first mail: it brings http, https and tls, which the start of the app can do without.
  const { default: SMTPConnection } = await import('nodemailer/lib/smtp-connection')
  const connection = new SMTPConnection({
    host: account.host,
    port: account.port,
    secure: account.tls === 'tls',
    // `starttls` means encrypted or not at all, `none` what it says: neither falls back to the other.
    requireTLS: account.tls === 'starttls',
    ignoreTLS: account.tls === 'none',
    connectionTimeout: options.connectMs,
    greetingTimeout: options.connectMs,
    dnsTimeout: options.connectMs,
    socketTimeout: options.silentMs,
    tls: { ...(options.ca ? { ca: options.ca } : {}) },
    // Its log would hold addresses.
    logger: false,
  })
  // An error after a step has settled has nobody left to tell.
  connection.on('error', () => undefined)

  function step<T>(start: (done: (error: Error | null | undefined, value?: T) => void) => void): Promise<T | undefined> {
    return new Promise<T | undefined>((resolve, reject) => {
      connection.once('error', reject)
      // The end is told before the server's last words reach the step (421), so they are let pass first.
      connection.once('end', () => setImmediate(() => reject(new Error('connection ended'))))
      start((error, value) => (error ? reject(error) : resolve(value)))
    })
  }

  return {
    open: async () => {
      await step((done) => connection.connect((error) => done(error)))
      const answer = connection.lastServerResponse || ''
      const size = Number(/^250[ -]SIZE +(\d{1,15})\s*$/im.exec(answer)?.[1] ?? 0)
      // 0 says that there is no fixed limit.
      return { greeting: (answer.split(/\r?\n/)[0] ?? '').replace(/^\d{3}[ -]?/, '').trim(), mostBytes: size > 0 ? size : null }
    },
    login: async (user, password) => {
      // Without the server's offer a password would be given to somebody who did not ask for it.
      if (!connection.allowsAuth) throw new NoLogin()
      await step((done) => connection.login({ user, pass: password }, done))
    },
    send: async (envelope, body) => {
      const info = await step<SMTPConnectionSendInfo>((done) => connection.send(envelope, body, done))
      if (!info) throw new Error('no answer')
      return info
    },
    quit: () => {
      setTimeout(() => connection.close(), quitMs).unref()
      connection.quit()
    },
    close: () => connection.close(),
  }
}
