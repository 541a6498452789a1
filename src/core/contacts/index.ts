import type { AddressOrigin } from '../../shared/domain/contact'
import type { Ids } from '../ports'
import { reindexContact } from '../store/search-index'
import { insertRows } from '../store/prepared'
import type { ReadTx, WriteTx } from '../store/store'
import { sortContacts, sortOf } from './sorting'

/** What is known of telephone numbers is large: loaded when something has to be checked. */
export const loadCheckAddress = async () => (await import('./check-address')).checkAddress

export { contactHandlers } from './handlers'
export { handOver } from './hand-over'
export { dropEmptyContact } from './held'
export { dropSignsAt, restoreSigns, signsOf, teachSign, unteachSign, whoSent, type Taught } from './signs'
export { sortContacts, sortOf } from './sorting'
export { leftBehind } from './split'
export { sameSign, type Evidence, type Told } from './tell'
export { isNobodys, writerName } from './tell-writer'
export { contactUndoers } from './undo'
export { knownWriters, learnNames, whoWrote, type Writing } from './writers'

/** The address by which a message tells its party; null where it tells none. */
export interface Party {
  readonly kind: 'email' | 'fax'
  /** lower-case address or E.164 */
  readonly value: string
  readonly name: string
}

export async function findContact(tx: ReadTx, party: Party): Promise<string | null> {
  const row = await tx
    .selectFrom('contact_address')
    .select('contact_id')
    .where('kind', '=', party.kind)
    .where('value', '=', party.value)
    .executeTakeFirst()
  return row?.contact_id ?? null
}

/** A new contact; without a party it is somebody of whom nothing is known yet. */
export async function addContact(tx: WriteTx, ids: Ids, now: number, party: Party | null): Promise<string> {
  const id = ids.next()
  await addContacts(tx, ids, now, [{ id, party }])
  return id
}

/** New contacts, with ids that were given already. */
export async function addContacts(tx: WriteTx, ids: Ids, now: number, contacts: readonly { readonly id: string; readonly party: Party | null }[]): Promise<void> {
  await insertRows(tx, 'contact', contacts.map(({ id, party }) => ({ id, name: party?.name ?? '', created_at: now, sort: sortOf(party?.name ?? '', party?.value ?? '') })))
  await linkAddresses(tx, ids, contacts.flatMap(({ id, party }) => (party === null ? [] : [{ contactId: id, party }])), 'wrote')
}

/** Adds an address to a contact; an address that belongs to somebody already stays there. */
export async function addAddress(tx: WriteTx, ids: Ids, contactId: string, party: Party, origin: AddressOrigin = 'wrote'): Promise<void> {
  await linkAddresses(tx, ids, [{ contactId, party }], origin)
  if (party.name !== '') {
    const named = await tx.updateTable('contact').set({ name: party.name }).where('id', '=', contactId).where('name', '=', '').executeTakeFirst()
    if (named.numUpdatedRows > 0n) await reindexContact(tx, contactId)
  }
  await sortContacts(tx, [contactId])
}

async function linkAddresses(tx: WriteTx, ids: Ids, links: readonly { readonly contactId: string; readonly party: Party }[], origin: AddressOrigin): Promise<void> {
  const rows = links.map(({ contactId, party: { kind, value } }) => ({ id: ids.next(), contact_id: contactId, kind, value, origin }))
  await insertRows(tx, 'contact_address', rows, {
    name: 'once',
    add: (insert) => insert.onConflict((conflict) => conflict.doNothing()),
  })
}

/** Forgets a contact of whom nothing is known and from whom nothing is kept: it was begun for a message that was never sent. */
export async function dropUnknownContact(tx: WriteTx, contactId: string): Promise<void> {
  await tx
    .deleteFrom('contact')
    .where('id', '=', contactId)
    .where('name', '=', '')
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('contact_address').select('id').whereRef('contact_address.contact_id', '=', 'contact.id'))))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('conversation').select('id').whereRef('conversation.contact_id', '=', 'contact.id'))))
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('message').select('id').whereRef('message.contact_id', '=', 'contact.id'))))
    .execute()
}
