import { stat } from 'node:fs/promises'
import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext } from '../context'
import { limits } from '../limits'
import type { ArrivalTable } from '../store/tables'

/** What a person does with an arrival that intake could not finish. Each answers which conversation it concerns, if any. */
export interface Quarantine {
  retry(id: string): Promise<Result<Record<string, never>>>
  prepareAssign(id: string, conversationId: string | null): Promise<Result<Record<string, never>>>
  discard(id: string): Promise<Result<Record<string, never>>>
  undoDiscard(id: string): Promise<Result<Record<string, never>>>
}

export function createQuarantine(context: EngineContext): Quarantine {
  const { store, clock, feed } = context

  const find = (id: string): Promise<ArrivalTable | undefined> =>
    store.read((tx) => tx.selectFrom('arrival').selectAll().where('id', '=', id).executeTakeFirst())

  /** Only from the state it was found in: of two people who decide at once, one is told that it is gone. */
  async function set(row: ArrivalTable, changes: Partial<ArrivalTable>): Promise<Result<Record<string, never>>> {
    const done = await store.write((tx) =>
      tx
        .updateTable('arrival')
        .set({ ...changes, updated_at: clock.now() })
        .where('id', '=', row.id)
        .where('outcome', '=', row.outcome)
        .executeTakeFirst(),
    )
    if (done.numUpdatedRows === 0n) return fail('not-found')
    feed.changed(['arrival'], [row.id])
    return ok({})
  }

  /** From `kept` on the original is ours; before it the file at its path is read again. */
  const again = (row: ArrivalTable): Partial<ArrivalTable> => ({
    outcome: null,
    code: null,
    params_json: '{}',
    stage: row.kept === 1 ? 'kept' : 'seen',
  })

  return {
    retry: async (id) => {
      const row = await find(id)
      if (!row || row.outcome !== 'quarantined') return fail('not-found')
      return set(row, again(row))
    },
    prepareAssign: async (id, conversationId) => {
      const row = await find(id)
      if (!row || row.outcome !== 'quarantined') return fail('not-found')
      if (conversationId !== null) {
        const chosen = await store.read((tx) => tx.selectFrom('conversation').select('id').where('id', '=', conversationId).executeTakeFirst())
        if (!chosen) return fail('not-found')
      }
      if (row.kept === 0) {
        const missing = await unfit(row)
        if (missing) return missing
      }
      return set(row, { ...again(row), assigned_to: conversationId ?? 'new' })
    },
    discard: async (id) => {
      const row = await find(id)
      if (!row || row.outcome !== 'quarantined') return fail('not-found')
      return set(row, { outcome: 'discarded' })
    },
    undoDiscard: async (id) => {
      const row = await find(id)
      if (!row || row.outcome !== 'discarded') return fail('not-found')
      return set(row, { outcome: 'quarantined' })
    },
  }
}

/** Why an original that is not kept cannot be filed: it is gone, empty or beyond the limit. */
async function unfit(row: ArrivalTable): Promise<ReturnType<typeof fail> | null> {
  const found = await stat(row.path).catch(() => null)
  if (!found?.isFile()) return fail('file-missing')
  if (found.size === 0) return fail('file-empty')
  if (found.size > limits.fileBytes) {
    return fail('file-too-large', { sizeMb: Math.ceil(found.size / 1048576), limitMb: limits.fileBytes / 1048576 })
  }
  return null
}
