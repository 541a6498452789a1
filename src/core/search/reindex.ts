import type { EngineContext } from '../context'
import { dropJob } from '../jobs'
import { reindexNext } from '../store/search-index'

/** How far the index has been put anew: the row number of the last message. */
const progressKey = 'search.reindexed'
/** Between two bits: somebody works in the window meanwhile. */
const pauseMs = 100

/** After a migration that made the index richer: message by message it is put anew, bit by bit, and goes on where it was after a restart. */
export function registerReindexing({ store, jobs, clock }: Pick<EngineContext, 'store' | 'jobs' | 'clock'>): void {
  jobs.register('reindex', {
    concurrency: 1,
    run: async ({ subjectId }) =>
      store.write(async (tx) => {
        const row = await tx.selectFrom('setting').select('value_json').where('key', '=', progressKey).executeTakeFirst()
        const last = await reindexNext(tx, row ? Number(row.value_json) : -1)
        if (last === null) {
          await tx.deleteFrom('setting').where('key', '=', progressKey).execute()
          await dropJob(tx, 'reindex', subjectId)
          return { kind: 'ended' }
        }
        const value_json = String(last)
        await tx.insertInto('setting').values({ key: progressKey, value_json }).onConflict((conflict) => conflict.column('key').doUpdateSet({ value_json })).execute()
        return { kind: 'again', at: clock.now() + pauseMs }
      }),
  })
}
