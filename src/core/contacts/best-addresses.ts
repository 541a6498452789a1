import type { ContactRow } from '../../shared/domain/contact'
import { groupBy } from '../../shared/group-by'
import type { ReadTx } from '../store/store'

/** In which order a row names the addresses it has room for. */
const bestFirst = ['email', 'phone', 'fax', 'web', 'customer', 'iban'] as const
const mostAddresses = 3

/** Of each contact the addresses by which it is reached best. @param contactIds a page of them: no more than one statement takes */
export async function bestAddresses(tx: ReadTx, contactIds: readonly string[]): Promise<ReadonlyMap<string, ContactRow['addresses']>> {
  if (contactIds.length === 0) return new Map()
  const rows = await tx.selectFrom('contact_address').select(['contact_id', 'kind', 'value']).where('contact_id', 'in', contactIds).orderBy('id').execute()
  return new Map(
    [...groupBy(rows, ({ contact_id }) => contact_id)].map(([id, own]) => [
      id,
      [...own]
        .sort((one, other) => bestFirst.indexOf(one.kind) - bestFirst.indexOf(other.kind))
        .slice(0, mostAddresses)
        .map(({ kind, value }) => ({ kind, value })),
    ]),
  )
}
