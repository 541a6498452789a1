import type { EngineContext } from '../context'
import { dropJob } from '../jobs'
import { afterEvent } from './rules'
import { readWork, writeWork } from './rows'

/** Conversations come up again at the moment until which they were snoozed. */
export function registerWaking(context: EngineContext): void {
  const { store, jobs, feed, clock } = context
  jobs.register('wake', {
    concurrency: 1,
    run: async ({ subjectId }) => {
      await store.write(async (tx) => {
        const work = (await readWork(tx, [subjectId])).get(subjectId)
        if (work && work.snoozedUntil !== null) await writeWork(tx, context, subjectId, afterEvent(work, { kind: 'woke' }, clock.now()))
        else await dropJob(tx, 'wake', subjectId)
      })
      feed.changed(['conversation'], [subjectId])
      return { kind: 'ended' }
    },
  })
}
