import type { WriteTx } from '../store'
import { reindexMessages } from './write'

/** Messages put anew in one go: it holds the writing connection for some tens of milliseconds. */
const step = 100

/**
 * Puts the next messages of the index anew, as the tables and this version's rules have them; what is right already costs nothing but reading.
 * @param after row number up to which all are done
 * @returns the row number of the last that was done now; null at the end
 */
export async function reindexNext(tx: WriteTx, after: number): Promise<number | null> {
  const entries = await tx.selectFrom('search_entry').select(['position', 'message_id']).where('position', '>', after).orderBy('position').limit(step).execute()
  const last = entries.at(-1)
  if (!last) return null
  await reindexMessages(tx, entries.map(({ message_id }) => message_id))
  return last.position
}
