import type { Ids } from '../ports'
import { insertRows } from '../store/prepared'
import type { WriteTx } from '../store/store'
import type { JobKind } from '../store/tables'

export interface NewJob {
  readonly kind: JobKind
  readonly subjectId: string
  /** lower runs first */
  readonly priority: number
  readonly runAt: number
}

/** Adds the jobs that follow from a change of state, in the very transaction of that change. */
export async function addJobs(tx: WriteTx, ids: Ids, jobs: readonly NewJob[]): Promise<void> {
  const rows = jobs.map((job) => ({
    id: ids.next(),
    kind: job.kind,
    subject_id: job.subjectId,
    priority: job.priority,
    run_at: job.runAt,
    attempts: 0,
    lease_owner: null,
    lease_until: null,
  }))
  await insertRows(tx, 'job', rows, {
    name: 'anew',
    add: (insert) =>
      insert.onConflict((conflict) =>
        conflict.columns(['kind', 'subject_id']).doUpdateSet((values) => ({
          priority: values.ref('excluded.priority'),
          run_at: values.ref('excluded.run_at'),
          lease_owner: values.ref('excluded.lease_owner'),
          lease_until: values.ref('excluded.lease_until'),
        })),
      ),
  })
}

/** Ends a job: done, or no longer wanted. */
export async function dropJob(tx: WriteTx, kind: JobKind, subjectId: string): Promise<void> {
  await tx.deleteFrom('job').where('kind', '=', kind).where('subject_id', '=', subjectId).execute()
}
