import { inBatches } from '../store/in-batches'
import type { ReadTx, WriteTx } from '../store/store'

/** What of one contact goes to another: ids of rows. */
export interface Share {
  readonly conversations: readonly string[]
  readonly messages: readonly string[]
  readonly addresses: readonly string[]
  readonly signs: readonly string[]
}

/** All that is somebody's. */
export async function wholeShare(tx: ReadTx, contactId: string): Promise<Share> {
  const idsOf = async (table: 'conversation' | 'message' | 'contact_address' | 'contact_sign'): Promise<string[]> =>
    (await tx.selectFrom(table).select('id').where('contact_id', '=', contactId).execute()).map(({ id }) => id)
  return { conversations: await idsOf('conversation'), messages: await idsOf('message'), addresses: await idsOf('contact_address'), signs: await idsOf('contact_sign') }
}

/** Gives some of it to another; what is not `from`'s any more stays where it went. */
export async function handOver(tx: WriteTx, from: string, to: string, { conversations = [], messages = [], addresses = [], signs = [] }: Partial<Share>): Promise<void> {
  const parts = [
    ['conversation', conversations],
    ['message', messages],
    ['contact_address', addresses],
    ['contact_sign', signs],
  ] as const
  for (const [table, ids] of parts) {
    for (const batch of inBatches(ids)) await tx.updateTable(table).set({ contact_id: to }).where('id', 'in', batch).where('contact_id', '=', from).execute()
  }
}
