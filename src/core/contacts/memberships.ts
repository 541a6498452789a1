import type { ContactMemberTable } from '../store/contact-tables'
import type { ReadTx, WriteTx } from '../store/store'
import { nameOf } from './known'

/** Nobody belongs to himself, and of two not each to the other. */
export async function whyBarred(tx: ReadTx, { organisation_id, member_id }: ContactMemberTable): Promise<'there' | 'reversed' | null> {
  if (organisation_id === member_id) return 'reversed'
  const rows = await tx
    .selectFrom('contact_member')
    .select('organisation_id')
    .where((eb) => eb.or([eb.and({ organisation_id, member_id }), eb.and({ organisation_id: member_id, member_id: organisation_id })]))
    .execute()
  if (rows.length === 0) return null
  return rows.some((row) => row.organisation_id === organisation_id) ? 'there' : 'reversed'
}

/** The rows in which a contact stands, on either side. */
export const membershipsOf = (tx: ReadTx, contactId: string): Promise<ContactMemberTable[]> =>
  tx.selectFrom('contact_member').selectAll().where((eb) => eb.or([eb('organisation_id', '=', contactId), eb('member_id', '=', contactId)])).execute()

/** Writes those that are not there yet and in which nobody is gone or belongs to himself; answers them. */
export async function addMemberships(tx: WriteTx, rows: readonly ContactMemberTable[]): Promise<ContactMemberTable[]> {
  const added: ContactMemberTable[] = []
  for (const one of rows) {
    if (!(await nameOf(tx, one.organisation_id)) || !(await nameOf(tx, one.member_id)) || (await whyBarred(tx, one)) !== null) continue
    await tx.insertInto('contact_member').values(one).execute()
    added.push(one)
  }
  return added
}

export async function dropMemberships(tx: WriteTx, rows: readonly ContactMemberTable[]): Promise<void> {
  for (const { organisation_id, member_id } of rows) await tx.deleteFrom('contact_member').where('organisation_id', '=', organisation_id).where('member_id', '=', member_id).execute()
}
