import { z } from 'zod'
import { identity, identityId, ownIdentity, type Identity, type IdentityId } from '../../shared/domain/identity'
import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import type { Transport } from '../ports'
import type { ReadTx, WriteTx } from '../store/store'
import { readAccount } from './account'
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

type IdentityCall = 'identities.list' | 'identities.save' | 'identities.remove' | 'identities.standard'

export function identityHandlers({ store, feed, ids, transport }: EngineContext): Handlers<IdentityCall> {
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
      return ok({ identities: [...all], standard: standard?.id ?? ownIdentity })
    },
    'identities.save': async (written) => {
      const checked = check(transport, written)
      if (!checked.ok) return checked
      return change((known) => {
        if (written.id !== null && !known.further.some(({ id }) => id === written.id)) return fail('not-found')
        if (written.id === null && known.further.length >= mostIdentities) return fail('identities-too-many', { limit: mostIdentities })
        const saved = { ...checked.value, id: written.id ?? ids.next() }
        const further = written.id === null ? [...known.further, saved] : known.further.map((other) => (other.id === saved.id ? saved : other))
        return ok({ next: { ...known, further }, answer: { id: saved.id } })
      })
    },
    // Drafts that bear it go out under the standard one from then on.
    'identities.remove': ({ id }) =>
      change(({ further, standard }) => ok({ next: { further: further.filter((known) => known.id !== id), standard: standard === id ? ownIdentity : standard }, answer: {} })),
    'identities.standard': ({ id }: { readonly id: IdentityId }) =>
      change((known) => (id === ownIdentity || known.further.some((other) => other.id === id) ? ok({ next: { ...known, standard: id }, answer: {} }) : fail('not-found'))),
  }
}

const readKept = async (tx: ReadTx): Promise<Kept> => (await readSetting(tx, key, kept)) ?? { further: [], standard: ownIdentity }

/** A name stands in a header: one line. */
function check(transport: Transport, { name, address, signature }: Omit<Identity, 'id'>): Result<Omit<Identity, 'id'>> {
  const checked = checkAddress(transport, address)
  return checked.ok ? ok({ name: name.replace(/[\p{Cc}\s]+/gu, ' ').trim(), address: checked.value, signature }) : checked
}
