import type { ChangeKind } from '../../shared/contract'
import type { HistoryKind } from '../../shared/domain/change'
import { fail, FailureError, ok, type Result } from '../../shared/result'
import type { WriteTx } from '../store/store'

/** What an undoer changed, to be announced after the commit. */
export interface Undone {
  readonly kinds: readonly ChangeKind[]
  readonly ids: readonly string[]
}

export interface ChangeToUndo {
  readonly id: string
  readonly conversationId: string | null
  readonly contactId: string | null
  readonly messageId: string | null
  /** what `recordChange` was given as `undo` */
  readonly undo: unknown
}

/** Takes one change back. Where it no longer fits what is there now, it answers `change-outdated` and leaves everything as it is. */
export type Undoer = (tx: WriteTx, change: ChangeToUndo) => Promise<Result<Undone>>

/** Each feature brings those of its kinds; joined in engine.ts. A kind without one stays. */
export type Undoers = { readonly [K in HistoryKind]?: Undoer }

/** Takes a change back and marks it so, in one transaction; what a refusing undoer wrote is not kept. */
export async function undoChange(tx: WriteTx, undoers: Undoers, changeId: string, now: number): Promise<Result<Undone>> {
  const row = await tx.selectFrom('change').selectAll().where('id', '=', changeId).executeTakeFirst()
  if (!row) return fail('not-found')
  if (row.undone_at !== null) return fail('change-undone')
  const undoer = undoers[row.kind]
  if (!undoer || row.undo_json === null) return fail('change-final')
  const undone = await undoer(tx, {
    id: row.id,
    conversationId: row.conversation_id,
    contactId: row.contact_id,
    messageId: row.message_id,
    undo: JSON.parse(row.undo_json) as unknown,
  })
  if (!undone.ok) throw new FailureError(undone.error)
  await tx.updateTable('change').set({ undone_at: now }).where('id', '=', changeId).execute()
  return ok(undone.value)
}
