import { fold } from '../../shared/text/fold'
import { inBatches } from '../store/in-batches'
import type { WriteTx } from '../store/store'

/** Where a contact stands in the list: by its folded name; those that have none stand behind, by their first address. */
export const sortOf = (name: string, address: string): string => (name === '' ? `~${address}` : fold(name))

/** Puts contacts where they belong in the list; called wherever a name or an address is changed. */
export async function sortContacts(tx: WriteTx, contactIds: readonly string[]): Promise<void> {
  for (const part of inBatches([...new Set(contactIds)])) {
    const contacts = await tx.selectFrom('contact').select(['id', 'name', 'sort']).where('id', 'in', part).execute()
    const nameless = contacts.filter(({ name }) => name === '').map(({ id }) => id)
    const addresses = nameless.length === 0 ? [] : await tx.selectFrom('contact_address').select(['contact_id', 'value']).where('contact_id', 'in', nameless).orderBy('id', 'desc').execute()
    const first = new Map(addresses.map(({ contact_id, value }) => [contact_id, value]))
    for (const { id, name, sort } of contacts) {
      const place = sortOf(name, first.get(id) ?? '')
      if (place !== sort) await tx.updateTable('contact').set({ sort: place }).where('id', '=', id).execute()
    }
  }
}
