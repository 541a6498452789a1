import { inBatches } from '../store/in-batches'
import { reindexContact } from '../store/search-index'
import type { WriteTx } from '../store/store'

/** What taking a merge back needs: whose everything was. */
export interface Merged {
  readonly from: { readonly id: string; readonly name: string; readonly created_at: number }
  /** the name that the other took over, because it had none */
  readonly named: boolean
  readonly conversations: readonly string[]
  readonly messages: readonly string[]
  readonly addresses: readonly string[]
}

/** All that is of one contact becomes the other's; the first is gone. Null where one of them is not there, or both are one. */
export async function mergeContacts(tx: WriteTx, intoId: string, fromId: string): Promise<{ readonly name: string; readonly merged: Merged } | null> {
  if (intoId === fromId) return null
  const into = await tx.selectFrom('contact').selectAll().where('id', '=', intoId).executeTakeFirst()
  const from = await tx.selectFrom('contact').selectAll().where('id', '=', fromId).executeTakeFirst()
  if (!into || !from) return null
  const idsOf = async (table: 'conversation' | 'message' | 'contact_address'): Promise<string[]> =>
    (await tx.selectFrom(table).select('id').where('contact_id', '=', fromId).execute()).map(({ id }) => id)
  const merged: Merged = { from, named: into.name === '' && from.name !== '', conversations: await idsOf('conversation'), messages: await idsOf('message'), addresses: await idsOf('contact_address') }
  for (const table of ['conversation', 'message', 'contact_address'] as const) await tx.updateTable(table).set({ contact_id: intoId }).where('contact_id', '=', fromId).execute()
  if (merged.named) await tx.updateTable('contact').set({ name: from.name }).where('id', '=', intoId).execute()
  await tx.deleteFrom('contact').where('id', '=', fromId).execute()
  await reindexContact(tx, intoId)
  return { name: from.name, merged }
}

/** Parts them again: what came since stays with the one they became, and so does what was given to somebody else meanwhile. False where that one is gone. */
export async function partContacts(tx: WriteTx, intoId: string, { from, named, conversations, messages, addresses }: Merged): Promise<boolean> {
  const into = await tx.selectFrom('contact').selectAll().where('id', '=', intoId).executeTakeFirst()
  const back = await tx.selectFrom('contact').select('id').where('id', '=', from.id).executeTakeFirst()
  if (!into || back) return false
  await tx.insertInto('contact').values({ id: from.id, name: from.name, created_at: from.created_at }).execute()
  const parts = [
    ['conversation', conversations],
    ['message', messages],
    ['contact_address', addresses],
  ] as const
  for (const [table, ids] of parts) {
    for (const batch of inBatches(ids)) await tx.updateTable(table).set({ contact_id: from.id }).where('id', 'in', batch).where('contact_id', '=', intoId).execute()
  }
  if (named) await tx.updateTable('contact').set({ name: '' }).where('id', '=', intoId).where('name', '=', from.name).execute()
  await reindexContact(tx, intoId)
  await reindexContact(tx, from.id)
  return true
}
