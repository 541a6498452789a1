import type { SMTPEnvelopeDsn } from 'nodemailer/lib/smtp-connection'
import { Readable } from 'node:stream'
import { domainToASCII } from 'node:url'
import type { AccountSettings } from '../../../shared/contract/settings'
import { fail, ok } from '../../../shared/result'
import type { Envelope, SendOutcome, Transport } from '../../ports'
import { readAddresses } from './addresses'
import { buildMail } from './build'
import { failureOf, outcomeOf, tidyAnswer } from './failure'
import { openSession, type Session, type SessionOptions } from './session'

export interface SmtpOptions {
  /** certificates trusted besides the system's, PEM (tests) */
  readonly ca?: string
  readonly times?: Partial<SmtpTimes>
}

export interface SmtpTimes {
  readonly connectMs: number
  readonly silentMs: number
  readonly testMs: number
}

const usualTimes: SmtpTimes = {
  /** name lookup, connection, TLS and greeting together; a server that needs longer is not there */
  connectMs: 30_000,
  /** RFC 5321 §4.5.3.2 asks for 5 minutes at most steps; behind DATA servers scan for viruses before they answer */
  silentMs: 300_000,
  /** a person waits in front of the settings page */
  testMs: 15_000,
}

/** Pieces in which a mail is handed over, so that its last piece leaves only when the others are on their way. */
const pieceBytes = 64 * 1024

/** Sends over SMTP submission (RFC 6409). */
export function createTransport(options: SmtpOptions = {}): Transport {
  const times = { ...usualTimes, ...options.times }
  const session = (connectMs: number, silentMs: number): SessionOptions => ({ connectMs, silentMs, ...(options.ca ? { ca: options.ca } : {}) })

  return {
    addresses: readAddresses,
    build: buildMail,
    send: async (account, password, envelope, mime, signal) => {
      const outcome = await tryOnce(account, password, envelope, mime, { signal, reports: true })
      return isAboutParameters(outcome) ? tryOnce(account, password, envelope, mime, { signal, reports: false }) : outcome
    },
    test: async (account, password) => {
      const server = await openSession(account, session(times.testMs, times.testMs))
      try {
        const hello = await server.open()
        if (account.user !== '') await server.login(account.user, password)
        server.quit()
        return ok(hello)
      } catch (error) {
        server.close()
        const { code, params } = failureOf(error, account.host)
        return fail(code, params)
      }
    },
  }

  async function tryOnce(account: AccountSettings, password: string, envelope: Envelope, mime: Uint8Array, { signal, reports }: Try): Promise<SendOutcome> {
    const server = await openSession(account, session(times.connectMs, times.silentMs))
    const mail = inPieces(mime)
    let hello: Pick<SendOutcome, 'mostBytes'> = {}
    const giveUp = (): void => {
      if (!mail.given()) server.close()
    }
    signal?.addEventListener('abort', giveUp, { once: true })
    try {
      if (signal?.aborted) throw new Error('aborted')
      const { mostBytes } = await server.open()
      hello = { mostBytes }
      if (account.user !== '') await server.login(account.user, password)
      return { ...(await handOver(server, envelope, mime.length, mail.stream, reports)), ...hello }
    } catch (error) {
      server.close()
      const outcome = outcomeOf(error, { host: account.host, size: mime.length, given: mail.given(), cancelled: signal?.aborted === true })
      return { ...outcome, ...hello }
    } finally {
      signal?.removeEventListener('abort', giveUp)
    }
  }
}

interface Try {
  readonly signal: AbortSignal | undefined
  /** whether to ask for reports on how it ends */
  readonly reports: boolean
}

/** Parameters that the server offered and does not know after all (RFC 5321 §4.2.3): before the mail was given, so it goes without them. */
const isAboutParameters = (outcome: SendOutcome): boolean =>
  outcome.kind === 'permanent' && outcome.failure.code === 'smtp-rejected' && /^(?:501|504|555)\b/.test(String(outcome.failure.params['response'] ?? ''))

async function handOver(server: Session, envelope: Envelope, size: number, body: Readable, reports: boolean): Promise<SendOutcome> {
  const info = await server.send({ from: wireAddress(envelope.from), to: envelope.to.map(wireAddress), size, ...(reports && { dsn: reportsWanted(envelope) }) }, body)
  server.quit()
  const refused = (info.rejectedErrors ?? []).map((error) => ({
    address: error.recipient ?? '',
    response: tidyAnswer(error.response ?? ''),
  }))
  return { kind: 'accepted', response: tidyAnswer(info.response), refused }
}

/**
 * Asks a server that offers it (RFC 3461) to tell how it ended, and for the header alone. Whoever names one of these and leaves out
 * DELAY is told of no delay any more.
 */
const reportsWanted = ({ externalId }: Envelope): SMTPEnvelopeDsn => ({ ret: 'HDRS', notify: ['SUCCESS', 'FAILURE', 'DELAY'], ...envelopeId(externalId) })

/** RFC 3461 §4.4: at most 100 characters. */
const envelopeId = (externalId: string): { readonly envid?: string } => (/^<[\x21-\x7e]{1,100}>$/.test(externalId) ? { envid: externalId.slice(1, -1) } : {})

/**
 * The mail as a stream that knows whether its end was asked for. Before that the end-of-data line cannot have left,
 * and a server must not deliver what it did not get whole (RFC 5321 §4.1.1.4): such a try may be repeated.
 */
function inPieces(mime: Uint8Array): { readonly stream: Readable; readonly given: () => boolean } {
  let given = false
  function* pieces(): Generator<Buffer> {
    for (let at = 0; at < mime.length; at += pieceBytes) yield Buffer.from(mime.subarray(at, at + pieceBytes))
    given = true
  }
  return { stream: Readable.from(pieces()), given: () => given }
}

/** Umlaut domains go over the wire in their ASCII form (RFC 5891); the local part is left to SMTPUTF8. */
export function wireAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  return `${address.slice(0, at)}@${domainToASCII(domain) || domain}`
}
