import type { AccountSettings } from '../../../shared/contract/settings'
import type { SendingServer } from '../../../shared/domain/identity'

type Tls = AccountSettings['tls']

export const emptyAccount: AccountSettings = { name: '', address: '', host: '', port: 465, tls: 'tls', user: '', signature: '' }

const usualPorts: Readonly<Record<Tls, number>> = { tls: 465, starttls: 587, none: 25 }

export const usualServer: SendingServer = { host: '', port: 465, tls: 'tls', user: '' }

/** Another encryption brings its usual port along, unless the person has set one of their own. */
export function withTls<T extends Pick<AccountSettings, 'tls' | 'port'>>(account: T, tls: Tls): T {
  const usual = account.port === usualPorts[account.tls]
  return { ...account, tls, port: usual ? usualPorts[tls] : account.port }
}

/** The address is nearly always the user too: it goes along as long as both were the same. */
export function withAddress(account: AccountSettings, address: string): AccountSettings {
  return { ...account, address, user: account.user === account.address ? address : account.user }
}

/** A port as typed; null where it is none. */
export function portOf(typed: string): number | null {
  const port = Number(typed)
  return /^\d{1,5}$/.test(typed.trim()) && port >= 1 && port <= 65_535 ? port : null
}
