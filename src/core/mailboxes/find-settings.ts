import type { Output } from '../../shared/contract'
import type { SendingServer } from '../../shared/domain/identity'
import { fail, ok, type Result } from '../../shared/result'
import type { FoundServer, MailDirectory, MailWay } from '../ports'
import { providerOfDomain, providerOfExchangers, type Provider } from './providers'

type FoundMailbox = Output<'mailboxes.find'>
type FoundSending = Output<'mailboxes.findSending'>

interface Found {
  readonly address: string
  readonly server: SendingServer
  readonly by: FoundMailbox['by']
  readonly note: FoundMailbox['note']
}

/** What is usual where nobody tells: TLS from the start (RFC 8314 §3). */
const usual: Readonly<Record<MailWay, { readonly name: string; readonly port: number }>> = { incoming: { name: 'imap', port: 993 }, outgoing: { name: 'smtp', port: 465 } }
const submission = 587

/** Where the mailbox of an address lies. */
export async function findSettings(directory: MailDirectory, address: string, ask: boolean): Promise<Result<FoundMailbox>> {
  const found = await find(directory, address, ask, 'incoming')
  if (!found.ok) return found
  const { server, by, note } = found.value
  return ok({ settings: { address: found.value.address, ...server }, by, note })
}

/** Over which server the mails of an address go out. */
export async function findSending(directory: MailDirectory, address: string, ask: boolean): Promise<Result<FoundSending>> {
  const found = await find(directory, address, ask, 'outgoing')
  return found.ok ? ok({ server: found.value.server, by: found.value.by, note: found.value.note }) : found
}

/**
 * Only with `ask` is anybody asked, and only told the domain: the name service, and the domain's own web server. What nobody
 * knows is guessed; the person sees it and can change it.
 */
async function find(directory: MailDirectory, address: string, ask: boolean, way: MailWay): Promise<Result<Found>> {
  const trimmed = address.trim()
  const at = trimmed.lastIndexOf('@')
  const domain = trimmed.slice(at + 1).toLowerCase()
  if (at < 1 || !/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(domain)) return fail('address-invalid', { address: trimmed })
  const on = ({ host, port, tls, user }: FoundServer, by: Found['by'], note: Found['note'] = null): Result<Found> =>
    ok({ address: trimmed, server: { host, port, tls, user: user === 'local' ? trimmed.slice(0, at) : trimmed }, by, note })
  const known = providerOfDomain(domain)
  if (known) return on(serverOf(known, way), 'table', known.note)
  if (ask) {
    for (const by of ['service', 'autoconfig'] as const) {
      const found = await directory[by](domain, way)
      if (found) return on(found, by)
    }
    const keeper = providerOfExchangers(await directory.exchangers(domain))
    if (keeper) return on(serverOf(keeper, way), 'exchange', keeper.note)
  }
  const { name, port } = usual[way]
  return on({ host: `${name}.${domain}`, port, tls: 'tls', user: 'address' }, 'guess')
}

function serverOf(provider: Provider, way: MailWay): FoundServer {
  if (way === 'incoming') return { host: provider.host, port: usual.incoming.port, tls: 'tls', user: 'address' }
  return provider.starttls ? { host: provider.sending, port: submission, tls: 'starttls', user: 'address' } : { host: provider.sending, port: usual.outgoing.port, tls: 'tls', user: 'address' }
}
