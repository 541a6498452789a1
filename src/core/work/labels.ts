import { leastUsedColour } from '../../shared/colours'
import type { Label } from '../../shared/domain/work'
import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import { recordChange, type Undoer } from '../history'
import { inBatches } from '../store/in-batches'
import { insertRows } from '../store/prepared'
import type { ReadTx, WriteTx } from '../store/store'

/** More than these nobody finds his way in. */
const mostLabels = 100

/** @returns false where it was on already, or there is no such conversation */
export async function putLabel(tx: WriteTx, conversationId: string, labelId: string): Promise<boolean> {
  const conversation = await tx.selectFrom('conversation').select('at').where('id', '=', conversationId).executeTakeFirst()
  const known = await tx.selectFrom('conversation_label').select('label_id').where('conversation_id', '=', conversationId).where('label_id', '=', labelId).executeTakeFirst()
  if (!conversation || known) return false
  await tx.insertInto('conversation_label').values({ label_id: labelId, conversation_id: conversationId, at: conversation.at }).execute()
  return true
}

/** @returns false where it was not on */
export async function takeLabel(tx: WriteTx, conversationId: string, labelId: string): Promise<boolean> {
  const taken = await tx.deleteFrom('conversation_label').where('conversation_id', '=', conversationId).where('label_id', '=', labelId).executeTakeFirst()
  return taken.numDeletedRows > 0n
}

/** The labels of each conversation, by name. */
export async function labelsOf(tx: ReadTx, conversationIds: readonly string[]): Promise<ReadonlyMap<string, readonly Label[]>> {
  if (conversationIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('conversation_label')
    .innerJoin('label', 'label.id', 'conversation_label.label_id')
    .select(['conversation_label.conversation_id', 'label.id', 'label.name', 'label.colour'])
    .where('conversation_label.conversation_id', 'in', conversationIds)
    .orderBy('label.name')
    .execute()
  const found = new Map<string, Label[]>()
  for (const { conversation_id, ...label } of rows) found.set(conversation_id, [...(found.get(conversation_id) ?? []), label])
  return found
}

interface RemovedLabel {
  readonly label: Label
  readonly conversations: readonly string[]
}

async function removeLabel(tx: WriteTx, context: EngineContext, id: string): Promise<{ readonly changeId: string | null; readonly conversations: number }> {
  const label = await tx.selectFrom('label').selectAll().where('id', '=', id).executeTakeFirst()
  if (!label) return { changeId: null, conversations: 0 }
  const bearing = (await tx.selectFrom('conversation_label').select('conversation_id').where('label_id', '=', id).execute()).map(({ conversation_id }) => conversation_id)
  await tx.deleteFrom('label').where('id', '=', id).execute()
  const undo: RemovedLabel = { label, conversations: bearing }
  return { changeId: await recordChange(tx, context, { kind: 'label-removed', detail: { name: label.name }, undo }), conversations: bearing.length }
}

/** The label is there again, on every conversation that bore it and is still there; not where another has taken its name since. */
export const undoRemovedLabel: Undoer = async (tx, { undo }) => {
  const { label, conversations } = undo as RemovedLabel
  const all = await tx.selectFrom('label').select(['id', 'name']).execute()
  if (all.some(({ id, name }) => id === label.id || name.toLowerCase() === label.name.toLowerCase())) return fail('change-outdated')
  await tx.insertInto('label').values(label).execute()
  for (const part of inBatches(conversations)) {
    const there = await tx.selectFrom('conversation').select(['id', 'at']).where('id', 'in', part).execute()
    await insertRows(tx, 'conversation_label', there.map(({ id, at }) => ({ label_id: label.id, conversation_id: id, at })))
  }
  return ok({ kinds: ['label', 'conversation'], ids: [] })
}

export function labelHandlers(context: EngineContext): Handlers<'labels.list' | 'labels.save' | 'labels.remove'> {
  const { store, feed, ids } = context
  return {
    'labels.list': async () => ok({ labels: await store.read((tx) => tx.selectFrom('label').selectAll().orderBy('name').orderBy('id').execute()) }),
    'labels.save': async ({ id, name, colour }) => {
      const saved = await store.write(async (tx): Promise<Result<{ id: string }>> => {
        const all = await tx.selectFrom('label').selectAll().execute()
        const known = all.find((one) => one.id === id)
        if (id !== null && !known) return fail('not-found')
        if (all.some((one) => one.id !== id && one.name.toLowerCase() === name.toLowerCase())) return fail('label-taken', { name })
        if (id === null && all.length >= mostLabels) return fail('labels-too-many', { limit: mostLabels })
        const written = { name, colour: colour ?? known?.colour ?? leastUsedColour(all.map((one) => one.colour)) }
        const saved = id ?? ids.next()
        await tx.insertInto('label').values({ id: saved, ...written }).onConflict((conflict) => conflict.column('id').doUpdateSet(written)).execute()
        return ok({ id: saved })
      })
      if (saved.ok) feed.changed(['label', 'conversation'], [])
      return saved
    },
    'labels.remove': async ({ id }) => {
      const removed = await store.write((tx) => removeLabel(tx, context, id))
      if (removed.changeId !== null) feed.changed(['label', 'conversation'], [])
      return ok(removed)
    },
  }
}
