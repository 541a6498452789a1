import type { HistoryKind } from '../../shared/domain/change'
import type { EngineContext } from '../context'
import { actorOf } from '../people'
import type { WriteTx } from '../store/store'

export interface NewChange {
  readonly kind: HistoryKind
  readonly conversationId?: string | null
  readonly contactId?: string | null
  readonly messageId?: string | null
  /** what the words of its kind need (strings/history) */
  readonly detail?: Readonly<Record<string, string | number>>
  /** what the kind's undoer needs, as JSON; left out where the change stays */
  readonly undo?: unknown
}

/**
 * Writes down what somebody does, in the very transaction in which it is done, with who sits at the desk.
 * @returns the change's id, by which `history.undo` takes it back
 */
export async function recordChange(tx: WriteTx, { ids, clock }: Pick<EngineContext, 'ids' | 'clock'>, change: NewChange): Promise<string> {
  const id = ids.next()
  await tx
    .insertInto('change')
    .values({
      id,
      at: clock.now(),
      person_id: (await actorOf(tx))?.id ?? null,
      kind: change.kind,
      conversation_id: change.conversationId ?? null,
      contact_id: change.contactId ?? null,
      message_id: change.messageId ?? null,
      detail_json: JSON.stringify(change.detail ?? {}),
      undo_json: change.undo === undefined ? null : JSON.stringify(change.undo),
      undone_at: null,
    })
    .execute()
  return id
}
