import type { EngineContext } from '../context'
import { inBatches } from '../store/in-batches'

/** Marks as not taken in what somebody named and nobody has begun with; answers which. What a watched folder holds stays. */
export async function cancelSeen({ store, clock }: EngineContext, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const now = clock.now()
  const gone = new Set<string>()
  for (const part of inBatches(ids)) {
    const rows = await store.write((tx) =>
      tx
        .updateTable('arrival')
        .set({ outcome: 'discarded', code: 'cancelled', updated_at: now })
        .where('id', 'in', part)
        .where('channel_id', 'is', null)
        .where('assigned_to', 'is', null)
        .where('stage', '=', 'seen')
        .where('outcome', 'is', null)
        .returning('id')
        .execute(),
    )
    for (const { id } of rows) gone.add(id)
  }
  return gone
}
