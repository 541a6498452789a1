import type { Failure } from '../../shared/result'
import { refreshConversations } from '../conversations'
import type { WriteTx } from '../store/store'
import type { MessageTable } from '../store/tables'
import { climb, type DeliveryEvent } from './ladder'

export type DeliveryRow = Pick<MessageTable, 'id' | 'conversation_id' | 'delivery_step' | 'delivery_attempts'>

export interface Move {
  readonly event: DeliveryEvent
  readonly failure: Failure | null
  readonly nextAt: number | null
  readonly now: number
}

/** Lets the ladder decide, and writes what it says with all that hangs on it. Answers the step it stands on then. */
export async function moveOn(tx: WriteTx, row: DeliveryRow, { event, failure, nextAt, now }: Move): Promise<MessageTable['delivery_step']> {
  if (row.delivery_step === null) return null
  const before = { step: row.delivery_step, attempt: row.delivery_attempts }
  const after = climb(before, event)
  if (after === before) return before.step
  await tx
    .updateTable('message')
    .set({
      delivery_step: after.step,
      delivery_at: now,
      delivery_attempts: after.attempt,
      delivery_code: failure?.code ?? null,
      delivery_params_json: JSON.stringify(failure?.params ?? {}),
      delivery_next_at: after.step === 'queued' ? nextAt : null,
      undo_until: null,
    })
    .where('id', '=', row.id)
    .execute()
  await refreshConversations(tx, [row.conversation_id])
  return after.step
}
