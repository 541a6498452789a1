import type { Selectable } from 'kysely'
import type { HistoryKind } from '../../shared/domain/change'
import type { Reason } from '../../shared/domain/reason'
import { fail, ok } from '../../shared/result'
import { groupBy } from '../../shared/group-by'
import type { EngineContext } from '../context'
import { recordChange, type Undoer } from '../history'
import { inBatches } from '../store/in-batches'
import { insertRows } from '../store/prepared'
import type { ReadTx, WriteTx } from '../store/store'
import type { ConversationTable } from '../store/tables'
import { giveBack, labelsOf, putLabel, settleWork, takeLabel, takeOver, type TakenOver } from '../work'
import { byHand } from './reasons'
import { refreshConversations } from './refresh'

/** A conversation that is no more, and what of it went along. */
interface Gone {
  readonly row: Selectable<ConversationTable>
  readonly drafts: readonly string[]
  readonly changes: readonly string[]
  readonly checklist: readonly string[]
  readonly labels: readonly string[]
}

/** What taking it back needs: whose everything was. */
interface Relocation {
  readonly to: string
  readonly messages: readonly { readonly id: string; readonly from: string; readonly reasons: readonly Reason[] }[]
  /** answers that were begun went with what they answer */
  readonly drafts: readonly { readonly id: string; readonly from: string }[]
  readonly gone: readonly Gone[]
  /** what the new home took over: labels, its mark, the work */
  readonly labels: readonly string[]
  readonly mark: string | null
  readonly work: TakenOver | null
}

export interface Relocated {
  readonly changeId: string
  readonly count: number
  readonly changed: readonly string[]
}

type Uses = Pick<EngineContext, 'ids' | 'clock'>

/**
 * Puts messages into another conversation by hand, with the faxes joined to them, and writes down the change. What stays
 * behind and what is there already stays together from then on. A conversation that loses all its messages is gone; its drafts,
 * labels, history and work go along. Null where nothing has to move.
 */
export async function relocate(tx: WriteTx, context: Uses, messageIds: readonly string[], to: string, kind: HistoryKind, into: string): Promise<Relocated | null> {
  const moving = (await withNotes(tx, await withJoined(tx, messageIds))).filter(({ conversation_id }) => conversation_id !== to)
  if (moving.length === 0) return null
  const ids = moving.map(({ id }) => id)
  const from = [...new Set(moving.map(({ conversation_id }) => conversation_id))]
  const drafts = await draftsAnswering(tx, ids)
  await putInto(tx, 'message', ids, to)
  await putInto(tx, 'draft', drafts.map(({ id }) => id), to)
  for (const part of inBatches(ids)) await tx.updateTable('message').set({ touched: 1, reasons_json: JSON.stringify([byHand]) }).where('id', 'in', part).execute()
  // A person has arranged these mails: no header rearranges what stayed, or what was there.
  await tx.updateTable('message').set({ touched: 1 }).where('conversation_id', 'in', [...from, to]).where('channel', '=', 'mail').where('touched', '=', 0).execute()
  const gone: Gone[] = []
  for (const id of from) if (!(await hasMessages(tx, id))) gone.push(await empty(tx, id, to))
  const labels: string[] = []
  for (const labelId of new Set(gone.flatMap((one) => one.labels))) if (await putLabel(tx, to, labelId)) labels.push(labelId)
  const work = await takeOver(tx, context, to, gone.map(({ row }) => row.id))
  await refreshConversations(tx, [...from, to])
  const relocation: Relocation = {
    to,
    messages: moving.map((row) => ({ id: row.id, from: row.conversation_id, reasons: JSON.parse(row.reasons_json) as Reason[] })),
    drafts,
    gone,
    labels,
    mark: await takeMark(tx, gone, to),
    work,
  }
  const conversationId = from.find((id) => !gone.some(({ row }) => row.id === id)) ?? to
  const changeId = await recordChange(tx, context, { kind, conversationId, messageId: ids.length === 1 ? (ids[0] ?? null) : null, detail: { count: ids.length, into }, undo: relocation })
  return { changeId, count: ids.length, changed: [...from, to] }
}

/** Puts everything back where it was; not where a message has been moved on since, or its conversation is gone for good. */
export const undoRelocation =
  (context: Uses): Undoer =>
  async (tx, { undo }) => {
    const { to, messages, drafts, gone, labels, mark, work } = undo as Relocation
    const back = new Set(gone.map(({ row }) => row.id))
    for (const part of inBatches(messages)) {
      const there = await tx.selectFrom('message').select('id').where('id', 'in', part.map(({ id }) => id)).where('conversation_id', '=', to).execute()
      if (there.length < part.length) return fail('change-outdated')
    }
    const homes = [...new Set(messages.map(({ from }) => from))]
    const left = await tx.selectFrom('conversation').select('id').where('id', 'in', homes).execute()
    if (left.some(({ id }) => back.has(id)) || homes.some((id) => !back.has(id) && !left.some((one) => one.id === id))) return fail('change-outdated')
    if (mark !== null) await tx.updateTable('conversation').set({ mark: null }).where('id', '=', to).where('mark', '=', mark).execute()
    await insertRows(tx, 'conversation', gone.map(({ row }) => row))
    for (const [from, own] of groupBy(messages, (message) => message.from)) await putInto(tx, 'message', own.map(({ id }) => id), from)
    for (const [reasons, alike] of groupBy(messages, (message) => JSON.stringify(message.reasons))) {
      for (const part of inBatches(alike.map(({ id }) => id))) await tx.updateTable('message').set({ reasons_json: reasons }).where('id', 'in', part).execute()
    }
    for (const [from, own] of groupBy(drafts, (draft) => draft.from)) await putInto(tx, 'draft', own.map(({ id }) => id), from)
    for (const one of gone) {
      await putInto(tx, 'draft', one.drafts, one.row.id)
      await putInto(tx, 'change', one.changes, one.row.id)
      await putInto(tx, 'checklist_item', one.checklist, one.row.id)
      await settleWork(tx, context, one.row.id)
    }
    for (const labelId of labels) await takeLabel(tx, to, labelId)
    if (work !== null) await giveBack(tx, context, to, work)
    await refreshConversations(tx, [...homes, to])
    for (const one of gone) for (const labelId of one.labels) if (await tx.selectFrom('label').select('id').where('id', '=', labelId).executeTakeFirst()) await putLabel(tx, one.row.id, labelId)
    return ok({ kinds: ['conversation', 'message', 'draft'], ids: [...homes, to] })
  }

interface Moving {
  readonly id: string
  readonly conversation_id: string
  readonly joined_to: string | null
  readonly reasons_json: string
}

/** One fax that came in several files goes as a whole. */
async function withJoined(tx: ReadTx, messageIds: readonly string[]): Promise<readonly Moving[]> {
  const rows = (ids: readonly string[]) => tx.selectFrom('message').select(['id', 'conversation_id', 'joined_to', 'reasons_json']).where((where) => where.or([where('id', 'in', ids), where('joined_to', 'in', ids)]))
  const found = new Map<string, Moving>()
  for (const part of inBatches(messageIds)) {
    const named = await rows(part).execute()
    const roots = named.flatMap(({ joined_to }) => (joined_to === null ? [] : [joined_to]))
    for (const row of roots.length === 0 ? named : [...named, ...(await rows(roots).execute())]) found.set(row.id, row)
  }
  return [...found.values()]
}

/** Where nothing but notes would be left, they go along. */
async function withNotes(tx: ReadTx, moving: readonly Moving[]): Promise<readonly Moving[]> {
  const going = new Set(moving.map(({ id }) => id))
  const homes = [...new Set(moving.map(({ conversation_id }) => conversation_id))]
  if (homes.length === 0) return []
  const rest = (await tx.selectFrom('message').select(['id', 'conversation_id', 'joined_to', 'reasons_json', 'channel']).where('conversation_id', 'in', homes).execute()).filter(({ id }) => !going.has(id))
  const staying = new Set(rest.filter(({ channel }) => channel !== 'internal').map(({ conversation_id }) => conversation_id))
  return [...moving, ...rest.filter(({ conversation_id }) => !staying.has(conversation_id))]
}

async function draftsAnswering(tx: ReadTx, messageIds: readonly string[]): Promise<{ id: string; from: string }[]> {
  const found = []
  for (const part of inBatches(messageIds)) found.push(...(await tx.selectFrom('draft').select(['id', 'conversation_id as from']).where('reply_to', 'in', part).execute()))
  return found
}

async function putInto(tx: WriteTx, table: 'message' | 'draft' | 'change' | 'checklist_item', ids: readonly string[], conversationId: string): Promise<void> {
  for (const part of inBatches(ids)) {
    await tx.updateTable(table).set({ conversation_id: conversationId }).where('id', 'in', part).execute()
    if (table === 'message') await tx.updateTable('search_entry').set({ conversation_id: conversationId }).where('message_id', 'in', part).execute()
  }
}

const hasMessages = async (tx: ReadTx, id: string): Promise<boolean> => (await tx.selectFrom('message').select('id').where('conversation_id', '=', id).limit(1).executeTakeFirst()) !== undefined

/** Takes out of a conversation what still stands in it; it goes with the next refresh. */
async function empty(tx: WriteTx, id: string, to: string): Promise<Gone> {
  const row = await tx.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const idsOf = async (table: 'draft' | 'change' | 'checklist_item'): Promise<string[]> => (await tx.selectFrom(table).select('id').where('conversation_id', '=', id).execute()).map((one) => one.id)
  const gone: Gone = { row, drafts: await idsOf('draft'), changes: await idsOf('change'), checklist: await idsOf('checklist_item'), labels: ((await labelsOf(tx, [id])).get(id) ?? []).map((label) => label.id) }
  await putInto(tx, 'draft', gone.drafts, to)
  await putInto(tx, 'change', gone.changes, to)
  await putInto(tx, 'checklist_item', gone.checklist, to)
  return gone
}

/** What still bears the mark of a conversation that is gone finds the one that has its messages, unless that bears its own. */
async function takeMark(tx: WriteTx, gone: readonly Gone[], to: string): Promise<string | null> {
  const mark = gone.find(({ row }) => row.mark !== null)?.row.mark ?? null
  if (mark === null) return null
  const taken = await tx.updateTable('conversation').set({ mark }).where('id', '=', to).where('mark', 'is', null).executeTakeFirst()
  return taken.numUpdatedRows > 0n ? mark : null
}
