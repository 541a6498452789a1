import { groupBy } from '../../shared/group-by'
import type { ReadTx } from './store'

/** Of each member the names of the organisations it belongs to, in the order of the list of contacts. @param memberIds no more than one statement takes */
export async function organisationsOf(tx: ReadTx, memberIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx
    .selectFrom('contact_member')
    .innerJoin('contact', 'contact.id', 'contact_member.organisation_id')
    .select(['contact_member.member_id', 'contact.name'])
    .where('contact_member.member_id', 'in', memberIds)
    .where('contact.name', '!=', '')
    .orderBy('contact.sort')
    .orderBy('contact.id')
    .execute()
  return new Map([...groupBy(rows, ({ member_id }) => member_id)].map(([id, own]) => [id, own.map(({ name }) => name)]))
}
