import { z } from 'zod'
import { identity, identityId, ownIdentity, type Identity, type IdentityId } from '../../shared/domain/identity'
import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import type { Transport } from '../ports'
import type { ReadTx, WriteTx } from '../store/store'
import type { AccountSettings } from '../../shared/contract/settings'
import { oneLine } from '../../shared/text/one-line'
import { hostForm, identitySecret, passwordName, readAccount } from './account'
import { checkAddress } from './own-address'
import { readSetting, writeSetting } from './setting'

const key = 'identities'
const kept = z.object({ further: z.array(identity), standard: identityId })
type Kept = z.infer<typeof kept>

/** More than these are no help to find the one that is meant. */
const mostIdentities = 50

export interface Identities {
  /** the account's own first; empty where there is no account */
  readonly all: readonly Identity[]
  /** what a new message takes */
  readonly standard: Identity | null
}

export async function readIdentities(tx: ReadTx): Promise<Identities> {
  const account = await readAccount(tx)
  if (!account) return { all: [], standard: null }
  const { further, standard } = await readKept(tx)
  const own: Identity = { id: ownIdentity, name: account.name, address: account.address, signature: account.signature }
  const all = [own, ...further]
  return { all, standard: all.find(({ id }) => id === standard) ?? own }
}

/** The identity of this id; the standard one where it is gone or none was chosen. Null: there is no account. */
export async function readIdentity(tx: ReadTx, id: string | null): Promise<Identity | null> {
  const { all, standard } = await readIdentities(tx)
  return all.find((known) => known.id === id) ?? standard
}

/** Over which server something goes. */
export interface Route {
  readonly account: AccountSettings
  /** name of its password in the vault */
  readonly secret: string
  /** the identity's own server, not the account's */
  readonly isOwn: boolean
}

/** How a mail from this address goes out: over the server that belongs to the address, else over the account. Null: there is no account. */
export async function readRoute(tx: ReadTx, address: string): Promise<Route | null> {
  const account = await readAccount(tx)
  if (!account) return null
  const { further } = await readKept(tx)
  const own = further.find((known) => known.server !== undefined && known.address.toLowerCase() === address.toLowerCase())
  if (!own?.server) return { account, secret: passwordName, isOwn: false }
  const { id, name, signature, server } = own
  return { account: { name, address: own.address, signature, ...server }, secret: identitySecret(id), isOwn: true }
}

type IdentityCall = 'identities.list' | 'identities.save' | 'identities.remove' | 'identities.standard'

/** @param released told after a server or its password changed: what waited for it may go out now */
export function identityHandlers({ store, feed, ids, transport, vault }: EngineContext, released: () => Promise<void>): Handlers<IdentityCall> {
  async function change<T>(work: (known: Kept) => Result<{ readonly next: Kept; readonly answer: T }>): Promise<Result<T>> {
    const done = await store.write(async (tx: WriteTx) => {
      const changed = work(await readKept(tx))
      if (changed.ok) await writeSetting(tx, key, changed.value.next)
      return changed
    })
    if (!done.ok) return done
    feed.changed(['settings'], [])
    return ok(done.value.answer)
  }

  return {
    'identities.list': async () => {
      const { all, standard } = await store.read(readIdentities)
      const identities = await Promise.all(all.map(async (known) => ({ ...known, password: known.server ? await vault.state(identitySecret(known.id)) : ('none' as const) })))
      return ok({ identities, standard: standard?.id ?? ownIdentity, keyring: await vault.keyring() })
    },
    'identities.save': async (written) => {
      const { password, readable = false, ...told } = written
      const checked = check(transport, told)
      if (!checked.ok) return checked
      const saved = await change((known) => {
        if (written.id !== null && !known.further.some(({ id }) => id === written.id)) return fail('not-found')
        if (written.id === null && known.further.length >= mostIdentities) return fail('identities-too-many', { limit: mostIdentities })
        const saved = { ...checked.value, id: written.id ?? ids.next() }
        const further = written.id === null ? [...known.further, saved] : known.further.map((other) => (other.id === saved.id ? saved : other))
        return ok({ next: { ...known, further }, answer: { id: saved.id } })
      })
      if (!saved.ok) return saved
      if (!checked.value.server) await vault.write(identitySecret(saved.value.id), '', false)
      else if (password !== undefined) await vault.write(identitySecret(saved.value.id), password, readable)
      await released()
      return saved
    },
    // Drafts that bear it go out under the standard one from then on.
    'identities.remove': async ({ id }) => {
      await vault.write(identitySecret(id), '', false)
      return change(({ further, standard }) => ok({ next: { further: further.filter((known) => known.id !== id), standard: standard === id ? ownIdentity : standard }, answer: {} }))
    },
    'identities.standard': ({ id }: { readonly id: IdentityId }) =>
      change((known) => (id === ownIdentity || known.further.some((other) => other.id === id) ? ok({ next: { ...known, standard: id }, answer: {} }) : fail('not-found'))),
  }
}

const readKept = async (tx: ReadTx): Promise<Kept> => (await readSetting(tx, key, kept)) ?? { further: [], standard: ownIdentity }

/** A name stands in a header: one line. */
function check(transport: Transport, { name, address, signature, server }: Omit<Identity, 'id'>): Result<Omit<Identity, 'id'>> {
  const checked = checkAddress(transport, address)
  if (!checked.ok) return checked
  const tidy = server && { ...server, host: server.host.trim(), user: server.user.trim() }
  // A line break would end the command in which the server is told the name.
  if (tidy && !hostForm.test(tidy.host)) return fail('invalid-input', { field: 'server.host' })
  if (tidy && /\p{Cc}/u.test(tidy.user)) return fail('invalid-input', { field: 'server.user' })
  return ok({ name: oneLine(name), address: checked.value, signature, ...(tidy ? { server: tidy } : {}) })
}
