import type { EngineContext } from '../context'
import { dropJob } from '../jobs'
import { tallyNext } from '../store/tally'

/** Between two bits: somebody works in the window meanwhile. */
const pauseMs = 50

/** After a migration that began to count, or a change of zone: conversation by conversation, and on where it was after a restart. */
export function registerCounting({ store, jobs, clock }: Pick<EngineContext, 'store' | 'jobs' | 'clock'>): void {
  jobs.register('tally', {
    concurrency: 1,
    run: async ({ subjectId }) =>
      store.write(async (tx) => {
        if (await tallyNext(tx)) return { kind: 'again', at: clock.now() + pauseMs }
        await dropJob(tx, 'tally', subjectId)
        return { kind: 'ended' }
      }),
  })
}
