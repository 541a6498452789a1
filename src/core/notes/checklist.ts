import type { Selectable } from 'kysely'
import type { HistoryKind } from '../../shared/domain/change'
import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext } from '../context'
import { recordChange, type Undoer, type Undone } from '../history'
import { actorOf } from '../people'
import type { ReadTx, WriteTx } from '../store/store'
import type { ChecklistItemTable } from '../store/people-tables'

type Uses = Pick<EngineContext, 'ids' | 'clock'>
type Item = Selectable<ChecklistItemTable>

/** More lines are a plan, and no checklist. */
const mostItems = 100
const longestLine = 300

export interface Checked {
  readonly conversationId: string
  readonly changeId: string | null
}

/** One line as it was and as it was left; null: not there. */
interface LineChange {
  readonly was: Item | null
  readonly is: Item | null
}

export async function addLines(tx: WriteTx, context: Uses, conversationId: string, text: string): Promise<Result<Checked>> {
  if (!(await tx.selectFrom('conversation').select('id').where('id', '=', conversationId).executeTakeFirst())) return fail('not-found')
  const lines = text.split('\n').map((line) => line.replace(/^\s*(?:[-*•☐]|\[ ?\])\s+/u, '').trim().slice(0, longestLine)).filter((line) => line !== '')
  const { count } = await tx.selectFrom('checklist_item').select((eb) => eb.fn.countAll<number>().as('count')).where('conversation_id', '=', conversationId).executeTakeFirstOrThrow()
  if (Number(count) + lines.length > mostItems) return fail('checklist-too-long', { limit: mostItems })
  const changes = lines.map((line): LineChange => ({ was: null, is: { id: context.ids.next(), conversation_id: conversationId, text: line, done_at: null, done_by: null } }))
  if (changes.length === 0) return ok({ conversationId, changeId: null })
  return recorded(tx, context, conversationId, 'check-added', lines[0] ?? '', changes)
}

export async function tickLine(tx: WriteTx, context: Uses, id: string, done: boolean): Promise<Result<Checked>> {
  const was = await lineOf(tx, id)
  if (!was) return fail('not-found')
  if ((was.done_at !== null) === done) return ok({ conversationId: was.conversation_id, changeId: null })
  const is: Item = done ? { ...was, done_at: context.clock.now(), done_by: (await actorOf(tx))?.id ?? null } : { ...was, done_at: null, done_by: null }
  return recorded(tx, context, was.conversation_id, done ? 'check-ticked' : 'check-unticked', was.text, [{ was, is }])
}

export async function editLine(tx: WriteTx, context: Uses, id: string, text: string): Promise<Result<Checked>> {
  const was = await lineOf(tx, id)
  if (!was) return fail('not-found')
  const line = text.replace(/\s+/g, ' ').trim()
  if (was.text === line) return ok({ conversationId: was.conversation_id, changeId: null })
  return recorded(tx, context, was.conversation_id, 'check-edited', line, [{ was, is: { ...was, text: line } }])
}

export async function removeLine(tx: WriteTx, context: Uses, id: string): Promise<Result<Checked>> {
  const was = await lineOf(tx, id)
  return was ? recorded(tx, context, was.conversation_id, 'check-removed', was.text, [{ was, is: null }]) : fail('not-found')
}

/** Each line back as it was, unless somebody has changed it since. */
export const undoLines: Undoer = async (tx, { conversationId, undo }) => {
  const changes = undo as readonly LineChange[]
  const home = await tx.selectFrom('conversation').select('id').where('id', '=', conversationId ?? '').executeTakeFirst()
  if (!home) return fail('change-outdated')
  for (const { was, is } of changes) {
    const now = await lineOf(tx, (was ?? is)?.id ?? '')
    const fits = is === null ? now === undefined : now !== undefined && now.text === is.text && now.done_at === is.done_at
    if (!fits) return fail('change-outdated')
    // Its conversation may have become part of another.
    await write(tx, { was: is, is: was && { ...was, conversation_id: home.id } })
  }
  return ok({ kinds: ['conversation'], ids: [home.id] } satisfies Undone)
}

async function recorded(tx: WriteTx, context: Uses, conversationId: string, kind: HistoryKind, line: string, changes: readonly LineChange[]): Promise<Result<Checked>> {
  for (const change of changes) await write(tx, change)
  return ok({ conversationId, changeId: await recordChange(tx, context, { kind, conversationId, detail: { line, count: changes.length }, undo: changes }) })
}

async function write(tx: WriteTx, { was, is }: LineChange): Promise<void> {
  if (is === null) await tx.deleteFrom('checklist_item').where('id', '=', was?.id ?? '').execute()
  else if (was === null) await tx.insertInto('checklist_item').values(is).execute()
  else await tx.updateTable('checklist_item').set(is).where('id', '=', is.id).execute()
}

const lineOf = (tx: ReadTx, id: string): Promise<Item | undefined> => tx.selectFrom('checklist_item').selectAll().where('id', '=', id).executeTakeFirst()
