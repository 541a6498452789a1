import { accountSettings, type AccountSettings } from '../../shared/contract/settings'
import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import type { ReadTx } from '../store/store'
import { keepMailLimit } from './mail-limit'
import { checkAddress } from './own-address'
import { readSetting, writeSetting } from './setting'

const key = 'account'

/** The password's name in the vault. */
export const passwordName = 'smtp'

export async function readAccount(tx: ReadTx): Promise<AccountSettings | null> {
  return readSetting(tx, key, accountSettings)
}

/** An empty user means a server that asks for no login; everything else needs its password. Null: it has to be asked for. */
export async function readPassword(context: EngineContext, { user }: { readonly user: string }, name: string = passwordName): Promise<string | null> {
  return user === '' ? '' : context.vault.read(name)
}

type AccountCall = 'account.get' | 'account.save' | 'account.test' | 'account.unlock'

/** @param released told after the account or its password changed: what waited for it may go out now */
export function accountHandlers(context: EngineContext, released: () => Promise<void>): Handlers<AccountCall> {
  const { store, vault, feed, transport } = context

  async function announce(): Promise<void> {
    feed.changed(['settings', 'health'], [])
    await released()
  }

  return {
    'account.get': async () => {
      const account = await store.read(readAccount)
      return ok({ account, password: await vault.state(passwordName), keyring: await vault.keyring() })
    },
    'account.save': async ({ account, password, readable }) => {
      const checked = check(context, account)
      if (!checked.ok) return checked
      const state = password === null ? await vault.state(passwordName) : await vault.write(passwordName, password, readable)
      await store.write((tx) => writeSetting(tx, key, checked.value))
      await announce()
      return ok({ password: state })
    },
    'account.test': async ({ account, password, identity }) => {
      const checked = check(context, account)
      if (!checked.ok) return checked
      const secret = password ?? (await readPassword(context, account, identity && identitySecret(identity)))
      if (secret === null) return fail('account-locked')
      const tested = await transport.test(checked.value, secret)
      if (!tested.ok) return tested
      await keepMailLimit(context, checked.value, tested.value.mostBytes)
      return ok({ greeting: tested.value.greeting })
    },
    'account.unlock': async ({ password }) => {
      await vault.write(passwordName, password, false)
      await announce()
      return ok({})
    },
  }
}

/** The name in the vault of the password for an identity's own server. */
export const identitySecret = (id: string): string => `smtp:${id}`

/** What a server's name is made of. */
export const hostForm = /^[\p{L}\p{N}.:_-]+$/u

function check({ transport }: EngineContext, account: AccountSettings): Result<AccountSettings> {
  const tidy = { ...account, name: account.name.trim(), address: account.address.trim(), host: account.host.trim(), user: account.user.trim() }
  if (!hostForm.test(tidy.host)) return fail('invalid-input', { field: 'account.host' })
  const checked = checkAddress(transport, tidy.address)
  return checked.ok ? ok(tidy) : checked
}
