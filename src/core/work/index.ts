import { fail, ok } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import type { Undoers } from '../history'
import { doWork, undoLabel, undoWork } from './do'
import { labelHandlers, undoRemovedLabel } from './labels'

export { cameIn, toJunk, type CameIn } from './came-in'
export { doWork } from './do'
export { labelsOf, putLabel, takeLabel } from './labels'
export type { WorkRow } from './rules'
export { workColumnsOf } from './rows'
export { toWork, workColumns } from './shown'
export { giveBack, handOn, settleWork, takeOver, type TakenOver } from './take-over'
export { registerWaking } from './wake'

type WorkCall = 'work.do' | 'labels.list' | 'labels.save' | 'labels.remove'

/** Nobody plans further ahead than this; a moment beyond it is a slip of the hand. */
const furthestMs = 3 * 366 * 24 * 3_600_000

export function workHandlers(context: EngineContext): Handlers<WorkCall> {
  const { store, feed, jobs, clock } = context
  return {
    'work.do': async ({ conversationIds, deed }) => {
      const now = clock.now()
      if (deed.kind === 'snooze' && deed.until !== null && (deed.until <= now || deed.until > now + furthestMs)) return fail('moment-unusable')
      const done = await store.write((tx) => doWork(tx, context, conversationIds, deed))
      if (!done.ok) return done
      if (done.value.length > 0) feed.changed(['conversation'], conversationIds)
      jobs.wake()
      return ok({ changeIds: [...done.value] })
    },
    ...labelHandlers(context),
  }
}

export function workUndoers(context: EngineContext): Undoers {
  const work = undoWork(context)
  return {
    'state-open': work,
    'state-waiting': work,
    'state-done': work,
    'owner-set': work,
    'owner-taken': work,
    'due-set': work,
    'due-taken': work,
    'urgent-set': work,
    'urgent-taken': work,
    snoozed: work,
    woken: work,
    'put-to-trash': work,
    'put-to-junk': work,
    'brought-back': work,
    'label-put': undoLabel(false),
    'label-taken': undoLabel(true),
    'label-removed': undoRemovedLabel,
  }
}
