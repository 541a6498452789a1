import type { ReadTx, WriteTx } from '../store/store'

/** Whether anything hangs on a contact: messages, conversations, addresses, signs, who belongs to it or to whom it belongs. */
export async function holdsSomething(tx: ReadTx, contactId: string): Promise<boolean> {
  for (const table of ['conversation', 'message', 'contact_address', 'contact_sign'] as const) {
    if (await tx.selectFrom(table).select('id').where('contact_id', '=', contactId).limit(1).executeTakeFirst()) return true
  }
  return (await tx.selectFrom('contact_member').select('member_id').where((eb) => eb.or([eb('organisation_id', '=', contactId), eb('member_id', '=', contactId)])).limit(1).executeTakeFirst()) !== undefined
}

/** Forgets a contact of which nothing is left; not where a person has dismissed something of it. */
export async function dropEmptyContact(tx: WriteTx, contactId: string): Promise<void> {
  const dismissal = await tx.selectFrom('contact_dismissal').select('contact_id').where('contact_id', '=', contactId).limit(1).executeTakeFirst()
  if (!dismissal && !(await holdsSomething(tx, contactId))) await tx.deleteFrom('contact').where('id', '=', contactId).execute()
}
