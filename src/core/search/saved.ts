import { fail, ok } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'

export type SavedCall = 'search.saved' | 'search.save' | 'search.forget'

/** More than these are a list to search in. */
const most = 100

/** Searches that somebody gave a name, in the order of their making. */
export function savedHandlers({ store, feed, ids }: Pick<EngineContext, 'store' | 'feed' | 'ids'>): Handlers<SavedCall> {
  return {
    'search.saved': async () => ok({ searches: await store.read((tx) => tx.selectFrom('saved_search').selectAll().orderBy('id').execute()) }),
    'search.save': async ({ id, name, query }) => {
      const saved = await store.write(async (tx) => {
        const all = await tx.selectFrom('saved_search').select(['id', 'name']).execute()
        // The same name means the same search, changed.
        const known = id ?? all.find((one) => one.name.toLowerCase() === name.toLowerCase())?.id
        if (known === undefined && all.length >= most) return fail('searches-too-many', { limit: most })
        if (id !== null && !all.some((one) => one.id === id)) return fail('not-found')
        const row = { id: known ?? ids.next(), name, query }
        await tx.insertInto('saved_search').values(row).onConflict((conflict) => conflict.column('id').doUpdateSet({ name, query })).execute()
        return ok({ id: row.id })
      })
      if (saved.ok) feed.changed(['search'], [])
      return saved
    },
    'search.forget': async ({ id }) => {
      await store.write((tx) => tx.deleteFrom('saved_search').where('id', '=', id).execute())
      feed.changed(['search'], [])
      return ok({})
    },
  }
}
