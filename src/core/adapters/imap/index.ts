import { FailureError } from '../../../shared/result'
import type { MailServer, MailSource } from '../../ports'
import { limits } from '../../limits'
import { failureOf } from './failure'
import { sessionOn } from './session'

export interface ImapOptions {
  /** certificates trusted besides the system's, PEM (tests) */
  readonly ca?: string
}

/** Name lookup, connection, TLS and greeting; a person before the settings page waits for less. */
const patientMs = 30_000
const quickMs = 12_000
/** IDLE is begun anew before middleboxes forget the connection; RFC 2177 asks for 29 minutes at most. */
const idleMs = 4 * 60_000
/** Without a sign from the server. */
const silentMs = 5 * 60_000

/** Fetches mails over IMAP (RFC 3501, RFC 9051). */
export function createMailSource({ ca }: ImapOptions = {}): MailSource {
  return {
    open: async (server, { signal, quick = false } = {}) => {
      // Loaded with the first mailbox: it brings tls, zlib and tables of characters, which no start should wait for.
      const { ImapFlow } = await import('imapflow')
      const connectMs = quick ? quickMs : patientMs
      const client = new ImapFlow({
        host: server.host,
        port: server.port,
        ...security(server.tls),
        auth: { user: server.login.user, pass: server.login.password },
        tls: ca ? { ca } : {},
        connectionTimeout: connectMs,
        greetingTimeout: connectMs,
        socketTimeout: silentMs,
        maxIdleTime: idleMs,
        disableAutoIdle: true,
        maxLiteralSize: limits.fileBytes,
        maxResponseSize: limits.fileBytes + 1_048_576,
        // Its log would hold addresses.
        logger: false,
        clientInfo: { name: 'Rueckkanal' },
      })
      // An error after a command has ended has nobody left to tell; the commands themselves say how they ended.
      client.on('error', () => undefined)
      const end = (): void => client.close()
      signal?.addEventListener('abort', end, { once: true })
      try {
        signal?.throwIfAborted()
        await client.connect()
      } catch (error) {
        client.close()
        signal?.removeEventListener('abort', end)
        throw new FailureError(failureOf(error, server.host))
      }
      return sessionOn(client, server.host, () => signal?.removeEventListener('abort', end))
    },
  }
}

/** `starttls` means encrypted or not at all, `none` what it says: neither falls back to the other. */
function security(tls: MailServer['tls']): { readonly secure: boolean; readonly doSTARTTLS?: boolean } {
  return tls === 'tls' ? { secure: true } : { secure: false, doSTARTTLS: tls === 'starttls' }
}
