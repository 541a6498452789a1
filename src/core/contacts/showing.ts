import type { Undone } from '../history'
import type { ReadTx } from '../store/store'

/** A contact with more conversations than this is shown anew as a whole. */
const mostNamed = 500

/** Every conversation of the contacts shows name or number of one; they are too many to be named where the list is empty. */
export async function showing(tx: ReadTx, contactIds: readonly string[]): Promise<Undone> {
  const rows = await tx.selectFrom('conversation').select('id').where('contact_id', 'in', contactIds).orderBy('at', 'desc').limit(mostNamed + 1).execute()
  return { kinds: ['conversation'], ids: rows.length > mostNamed ? [] : rows.map(({ id }) => id) }
}
