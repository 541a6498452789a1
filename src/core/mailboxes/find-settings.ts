import type { Output } from '../../shared/contract'
import { fail, ok, type Result } from '../../shared/result'
import type { MailDirectory } from '../ports'
import { providerOfDomain, providerOfExchangers } from './providers'

type Found = Output<'mailboxes.find'>

const usualPort = 993

/**
 * Where the mailbox of an address lies. Only with `ask` is anybody asked, and only told the domain: the name service,
 * and the domain's own web server. What nobody knows is guessed; the person sees it and can change it.
 */
export async function findSettings(directory: MailDirectory, address: string, ask: boolean): Promise<Result<Found>> {
  const trimmed = address.trim()
  const at = trimmed.lastIndexOf('@')
  const domain = trimmed.slice(at + 1).toLowerCase()
  if (at < 1 || !/^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u.test(domain)) return fail('address-invalid', { address: trimmed })
  const local = trimmed.slice(0, at)
  const on = (host: string, by: Found['by'], note: Found['note'] = null): Result<Found> =>
    ok({ settings: { address: trimmed, host, port: usualPort, tls: 'tls', user: trimmed }, by, note })
  const known = providerOfDomain(domain)
  if (known) return on(known.host, 'table', known.note)
  if (ask) {
    for (const by of ['service', 'autoconfig'] as const) {
      const found = await directory[by](domain)
      if (found) return ok({ settings: { address: trimmed, host: found.host, port: found.port, tls: found.tls, user: found.user === 'local' ? local : trimmed }, by, note: null })
    }
    const keeper = providerOfExchangers(await directory.exchangers(domain))
    if (keeper) return on(keeper.host, 'exchange', keeper.note)
  }
  return on(`imap.${domain}`, 'guess')
}
