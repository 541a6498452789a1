import type { EngineContext } from '../context'
import { addJobs, dropJob } from '../jobs'
import type { ReadTx, WriteTx } from '../store/store'
import { fallsDue, heldBy, listOf, type WorkRow } from './rules'

/** After recognition and sending, which somebody waits for at this moment. */
const wakePriority = 5

export async function readWork(tx: ReadTx, conversationIds: readonly string[]): Promise<ReadonlyMap<string, WorkRow>> {
  const rows = await tx
    .selectFrom('conversation')
    .select(['id', 'state', 'state_at', 'owner_id', 'due_on', 'urgent', 'snoozed_until', 'put_away'])
    .where('id', 'in', conversationIds)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        state: row.state,
        stateAt: row.state_at,
        ownerId: row.owner_id,
        dueOn: row.due_on,
        urgent: row.urgent === 1,
        snoozedUntil: row.snoozed_until,
        putAway: row.put_away,
      },
    ]),
  )
}

/** Writes how the work stands, the list that follows from it, and the job that wakes it. */
export async function writeWork(tx: WriteTx, { ids }: Pick<EngineContext, 'ids'>, conversationId: string, work: WorkRow): Promise<void> {
  await tx
    .updateTable('conversation')
    .set(workColumnsOf(work))
    .where('id', '=', conversationId)
    .execute()
  if (work.snoozedUntil === null) await dropJob(tx, 'wake', conversationId)
  else await addJobs(tx, ids, [{ kind: 'wake', subjectId: conversationId, priority: wakePriority, runAt: work.snoozedUntil }])
}

/** The columns of a conversation, with those that follow from the rest. */
export const workColumnsOf = (work: WorkRow) => ({
  state: work.state,
  state_at: work.stateAt,
  owner_id: work.ownerId,
  due_on: work.dueOn,
  urgent: work.urgent ? (1 as const) : (0 as const),
  snoozed_until: work.snoozedUntil,
  put_away: work.putAway,
  list: listOf(work),
  held_by: heldBy(work),
  falls_due: fallsDue(work),
})
