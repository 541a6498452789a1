import { tellingKinds, type AddressKind } from '../../shared/domain/contact'
import { fail, ok } from '../../shared/result'
import { oneLine } from '../../shared/text/one-line'
import type { EngineContext, Handlers } from '../context'
import { recordChange } from '../history'
import { reindexContact } from '../store/search-index'
import type { ReadTx } from '../store/store'
import { contactChanger } from './changing'
import { nameOf, type Known } from './known'
import { listContacts } from './list'
import { belongings, memberHandlers } from './members'
import { mergeContacts } from './merge'
import { signsOf } from './signs'
import { sortContacts, sortOf } from './sorting'
import { splitContact } from './split'
import { writersOf } from './writers'

type Calls =
  | 'contacts.list'
  | 'contact.get'
  | 'contact.add'
  | 'contact.proposals'
  | 'contact.writers'
  | 'contact.rename'
  | 'contact.addAddress'
  | 'contact.removeAddress'
  | 'contact.dismiss'
  | 'contact.addMember'
  | 'contact.removeMember'
  | 'contact.merge'
  | 'contact.split'
  | 'contact.forgetSign'

/** @param ourAddresses what belongs to this house: it stands on many a fax and is nobody else's */
export function contactHandlers(context: EngineContext, ourAddresses: (tx: ReadTx) => Promise<readonly string[]>): Handlers<Calls> {
  const { store, feed, ids, clock, transport } = context
  const change = contactChanger(context)
  return {
    ...memberHandlers(context, change),
    'contacts.list': async ({ query, limit, after }) => ok(await store.read((tx) => listContacts(tx, query, limit, after))),
    'contact.get': async ({ id }) => {
      const found = await store.read(async (tx) => {
        const contact = await nameOf(tx, id)
        return contact && { ...contact, addresses: await tx.selectFrom('contact_address').select(['id', 'kind', 'value', 'origin']).where('contact_id', '=', id).orderBy('id').execute(), signs: await signsOf(tx, id), ...(await belongings(tx, id)) }
      })
      return found ? ok(found) : fail('not-found')
    },
    'contact.writers': async ({ id }) => ok({ writers: await store.read((tx) => writersOf(tx, id)) }),
    // Here and below: loaded when somebody asks. What is known of telephone numbers is large, and no start should wait for it.
    'contact.proposals': async ({ id }) => {
      const { readProposals } = await import('./proposals')
      const proposals = await store.read(async (tx) => ((await nameOf(tx, id)) ? readProposals(tx, id, (await ourAddresses(tx)).map((own) => own.toLowerCase())) : null))
      return proposals ? ok({ proposals: [...proposals] }) : fail('not-found')
    },
    'contact.add': async ({ name: typed }) => {
      const name = oneLine(typed)
      if (name === '') return fail('contact-nameless')
      const id = ids.next()
      const changeId = await store.write(async (tx) => {
        await tx.insertInto('contact').values({ id, name, created_at: clock.now(), sort: sortOf(name, '') }).execute()
        return recordChange(tx, context, { contactId: id, kind: 'contact-added', detail: { name }, undo: { name } })
      })
      feed.changed(['contact'], [id])
      return ok({ id, changeId })
    },
    'contact.rename': ({ id, name: typed }) =>
      change(id, async (tx, { name: before }) => {
        const name = oneLine(typed)
        if (name === before) return ok(null)
        await tx.updateTable('contact').set({ name }).where('id', '=', id).execute()
        await sortContacts(tx, [id])
        await reindexContact(tx, id)
        return ok({ kind: 'contact-renamed', detail: { before, name }, undo: { before, name } })
      }),
    'contact.addAddress': async ({ id, kind, value: typed, origin }) => {
      const checked = (await import('./check-address')).checkAddress(transport, kind, typed)
      return change(id, async (tx) => {
        if (!checked.ok) return checked
        const value = checked.value
        const owner = await ownerOf(tx, id, kind, value)
        if (owner) return owner.id === id ? ok(null) : fail('address-taken', { address: value, name: owner.name || value })
        const addressId = ids.next()
        await tx.insertInto('contact_address').values({ id: addressId, contact_id: id, kind, value, origin }).execute()
        await tx.deleteFrom('contact_dismissal').where('contact_id', '=', id).where('kind', '=', kind).where('value', '=', value).execute()
        await sortContacts(tx, [id])
        return ok({ kind: 'address-added', detail: { address: value }, undo: { id: addressId } })
      })
    },
    'contact.removeAddress': ({ id, addressId }) =>
      change(id, async (tx) => {
        const address = await tx.selectFrom('contact_address').select(['id', 'kind', 'value', 'origin']).where('id', '=', addressId).where('contact_id', '=', id).executeTakeFirst()
        if (!address) return fail('not-found')
        await tx.deleteFrom('contact_address').where('id', '=', addressId).execute()
        await sortContacts(tx, [id])
        return ok({ kind: 'address-removed', detail: { address: address.value }, undo: address })
      }),
    'contact.dismiss': ({ id, kind, value }) =>
      change(id, async (tx) => {
        const known = await tx.selectFrom('contact_dismissal').select('value').where('contact_id', '=', id).where('kind', '=', kind).where('value', '=', value).executeTakeFirst()
        if (known) return ok(null)
        await tx.insertInto('contact_dismissal').values({ contact_id: id, kind, value }).execute()
        return ok({ kind: 'proposal-dismissed', detail: { address: value }, undo: { kind, value } })
      }),
    'contact.merge': ({ id, from }) =>
      change(id, async (tx) => {
        const done = await mergeContacts(tx, id, from)
        return done ? ok({ kind: 'contacts-merged', detail: { name: done.name || (await firstAddress(tx, done.merged.addresses)) }, undo: done.merged }) : fail('not-found')
      }),
    'contact.split': async ({ id, addressIds, name: typed }) => {
      const to = ids.next()
      const done = await change(id, async (tx, { name: before }) => {
        const all = await tx.selectFrom('contact_address').select(['id', 'kind', 'value']).where('contact_id', '=', id).execute()
        const going = all.filter((address) => addressIds.includes(address.id))
        if (going.length < new Set(addressIds).size) return fail('not-found')
        const name = oneLine(typed)
        await tx.insertInto('contact').values({ id: to, name, created_at: clock.now() }).execute()
        await splitContact(tx, id, to, going)
        return ok({ kind: 'contact-split', detail: { name: name || (going[0]?.value ?? ''), before }, undo: { to } })
      })
      return done.ok ? ok({ ...done.value, contactId: to }) : done
    },
    'contact.forgetSign': ({ id, signId }) =>
      change(id, async (tx) => {
        const sign = await tx.selectFrom('contact_sign').selectAll().where('id', '=', signId).where('contact_id', '=', id).executeTakeFirst()
        if (!sign) return fail('not-found')
        await tx.deleteFrom('contact_sign').where('id', '=', signId).execute()
        return ok({ kind: 'sign-forgotten', detail: { sign: sign.text }, undo: sign })
      }),
  }
}

/** Whose an address is already: of those by which somebody is told anybody's, of all others only this contact's own. */
const ownerOf = (tx: ReadTx, contactId: string, kind: AddressKind, value: string): Promise<Known | undefined> =>
  tx
    .selectFrom('contact_address')
    .innerJoin('contact', 'contact.id', 'contact_address.contact_id')
    .select(['contact.id', 'contact.name'])
    .where('contact_address.kind', '=', kind)
    .where('contact_address.value', '=', value)
    .$if(!tellingKinds.includes(kind), (query) => query.where('contact.id', '=', contactId))
    .executeTakeFirst()

async function firstAddress(tx: ReadTx, addressIds: readonly string[]): Promise<string> {
  const [first] = addressIds
  const row = first === undefined ? undefined : await tx.selectFrom('contact_address').select('value').where('id', '=', first).executeTakeFirst()
  return row?.value ?? ''
}
