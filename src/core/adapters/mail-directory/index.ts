import { resolveMx, resolveSrv } from 'node:dns/promises'
import type { FoundServer, MailDirectory, MailWay } from '../../ports'
import { isHost, readAutoconfig } from './autoconfig'

/** How the outer world is asked; a test answers itself. */
export interface Asking {
  readonly srv: (name: string) => Promise<readonly { readonly name: string; readonly port: number; readonly priority: number; readonly weight: number }[]>
  readonly mx: (domain: string) => Promise<readonly { readonly exchange: string; readonly priority: number }[]>
  /** the text at an https address; null where there is none */
  readonly get: (url: string) => Promise<string | null>
}

/** A person waits before the page. */
const waitMs = 6_000
/** A file of settings has a few kilobytes. */
const mostBytes = 256 * 1024

/** The names of RFC 6186 and, for sending with TLS from the start, RFC 8314 §5.1: the safer first. */
const services: Readonly<Record<MailWay, readonly (readonly [string, FoundServer['tls']])[]>> = {
  incoming: [['_imaps._tcp', 'tls'], ['_imap._tcp', 'starttls']],
  outgoing: [['_submissions._tcp', 'tls'], ['_submission._tcp', 'starttls']],
}

const world: Asking = { srv: resolveSrv, mx: resolveMx, get }

export function createMailDirectory({ srv, mx, get }: Asking = world): MailDirectory {
  return {
    service: async (domain, way) => {
      for (const [name, tls] of services[way]) {
        // RFC 2782: the lowest priority first; a single record with the name "." says that there is no such service.
        const records = (await orNone(srv(`${name}.${domain}`))).filter((record) => isHost(record.name)).toSorted((a, b) => a.priority - b.priority || b.weight - a.weight)
        const [best] = records
        if (best) return { host: best.name, port: best.port, tls, user: 'address' } satisfies FoundServer
      }
      return null
    },
    autoconfig: async (domain, way) => {
      // Without the address, which the format allows to be sent along: the domain is enough.
      for (const url of [`https://autoconfig.${domain}/mail/config-v1.1.xml`, `https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`]) {
        const text = await get(url).catch(() => null)
        const found = text === null ? null : await readAutoconfig(text, domain, way)
        if (found) return found
      }
      return null
    },
    exchangers: async (domain) => (await orNone(mx(domain))).toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange.toLowerCase().replace(/\.$/, '')),
  }
}

/** No record, no network, a name server that is silent: all mean that nobody told. */
async function orNone<T>(asked: Promise<readonly T[]>): Promise<readonly T[]> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<readonly T[]>((resolve) => (timer = setTimeout(() => resolve([]), waitMs)))
  try {
    return await Promise.race([asked.catch(() => []), late])
  } finally {
    clearTimeout(timer)
  }
}

/** Only the domain's own server is asked: whoever sends on to another address is not followed. */
async function get(url: string): Promise<string | null> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(waitMs), credentials: 'omit', headers: { 'user-agent': 'Rueckkanal' } })
  if (!answer.ok || !answer.body) return null
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
    size += piece.length
    if (size > mostBytes) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
