import { fail, ok } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import { recordChange, type Undoer, type Undoers } from '../history'
import type { ReadTx, WriteTx } from '../store/store'
import type { SavedSearchTable } from '../store/tables'

export type SavedCall = 'search.saved' | 'search.save' | 'search.forget' | 'search.order'

/** More than these are a list to search in. */
const most = 100

/** Searches that somebody gave a name, in the order in which they stand in the side list. */
export function savedHandlers(context: Pick<EngineContext, 'store' | 'feed' | 'ids' | 'clock'>): Handlers<SavedCall> {
  const { store, feed, ids } = context
  return {
    'search.saved': async () => ok({ searches: (await store.read(inOrder)).map(({ id, name, query }) => ({ id, name, query })) }),
    'search.save': async ({ id, name, query }) => {
      const saved = await store.write(async (tx) => {
        const all = await inOrder(tx)
        const namesake = all.find((one) => one.name.toLowerCase() === name.toLowerCase())
        if (id !== null && !all.some((one) => one.id === id)) return fail('not-found')
        if (id !== null && namesake && namesake.id !== id) return fail('search-taken', { name: namesake.name })
        // The same name means the same search, changed.
        const known = id ?? namesake?.id
        if (known === undefined && all.length >= most) return fail('searches-too-many', { limit: most })
        const row = { id: known ?? ids.next(), name, query, position: (all.at(-1)?.position ?? -1) + 1 }
        await tx.insertInto('saved_search').values(row).onConflict((conflict) => conflict.column('id').doUpdateSet({ name, query })).execute()
        return ok({ id: row.id })
      })
      if (saved.ok) feed.changed(['search'], [])
      return saved
    },
    'search.forget': async ({ id }) => {
      const changeId = await store.write(async (tx) => {
        const gone = (await inOrder(tx)).find((one) => one.id === id)
        if (!gone) return null
        await tx.deleteFrom('saved_search').where('id', '=', id).execute()
        return recordChange(tx, context, { kind: 'search-forgotten', detail: { name: gone.name }, undo: gone })
      })
      if (changeId !== null) feed.changed(['search'], [])
      return ok({ changeId })
    },
    'search.order': async ({ ids: wanted }) => {
      await store.write(async (tx) => {
        const place = (id: string): number => (wanted.includes(id) ? wanted.indexOf(id) : wanted.length)
        const all = [...(await inOrder(tx))].sort((one, other) => place(one.id) - place(other.id))
        for (const [position, { id }] of all.entries()) await tx.updateTable('saved_search').set({ position }).where('id', '=', id).execute()
      })
      feed.changed(['search'], [])
      return ok({})
    },
  }
}

const inOrder = (tx: ReadTx | WriteTx): Promise<readonly SavedSearchTable[]> => tx.selectFrom('saved_search').selectAll().orderBy('position').orderBy('id').execute()

/** It stands again where it stood; not where another has taken its name since. */
const undoForgotten: Undoer = async (tx, { undo }) => {
  const gone = undo as SavedSearchTable
  const all = await inOrder(tx)
  if (all.some(({ id, name }) => id === gone.id || name.toLowerCase() === gone.name.toLowerCase())) return fail('change-outdated')
  for (const { id, position } of all) if (position >= gone.position) await tx.updateTable('saved_search').set({ position: position + 1 }).where('id', '=', id).execute()
  await tx.insertInto('saved_search').values(gone).execute()
  return ok({ kinds: ['search'], ids: [] })
}

export const searchUndoers = (): Undoers => ({ 'search-forgotten': undoForgotten })
