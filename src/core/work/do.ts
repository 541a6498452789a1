import type { HistoryKind } from '../../shared/domain/change'
import type { Deed } from '../../shared/domain/work'
import { assertNever, fail, ok, type Result } from '../../shared/result'
import type { EngineContext } from '../context'
import { recordChange, type Undoer } from '../history'
import type { ReadTx, WriteTx } from '../store/store'
import { putLabel, takeLabel } from './labels'
import { afterDeed, sameWork, takenBack, type WorkRow } from './rules'
import { readWork, writeWork } from './rows'

interface WorkChange {
  readonly was: WorkRow
  readonly is: WorkRow
}

/** Does the same to each conversation and writes each down; one that stood so already is left out. */
export async function doWork(tx: WriteTx, context: EngineContext, conversationIds: readonly string[], deed: Deed): Promise<Result<readonly string[]>> {
  const named = await nameOf(tx, deed)
  if (!named.ok) return named
  const detail = { ...named.value }
  const work = await readWork(tx, conversationIds)
  if (work.size < new Set(conversationIds).size) return fail('not-found')
  const changeIds: string[] = []
  for (const [conversationId, was] of work) {
    if (deed.kind === 'label') {
      const changed = deed.on ? await putLabel(tx, conversationId, deed.labelId) : await takeLabel(tx, conversationId, deed.labelId)
      if (changed) changeIds.push(await recordChange(tx, context, { kind: deed.on ? 'label-put' : 'label-taken', conversationId, detail, undo: { labelId: deed.labelId } }))
      continue
    }
    const is = afterDeed(was, deed, context.clock.now())
    if (sameWork(was, is)) continue
    await writeWork(tx, context, conversationId, is)
    changeIds.push(await recordChange(tx, context, { kind: kindOf(deed), conversationId, detail, undo: { was, is } satisfies WorkChange }))
  }
  return ok(changeIds)
}

function kindOf(deed: Exclude<Deed, { readonly kind: 'label' }>): HistoryKind {
  switch (deed.kind) {
    case 'state':
      return `state-${deed.state}`
    case 'owner':
      return deed.personId === null ? 'owner-taken' : 'owner-set'
    case 'due':
      return deed.dueOn === null ? 'due-taken' : 'due-set'
    case 'urgent':
      return deed.urgent ? 'urgent-set' : 'urgent-taken'
    case 'snooze':
      return deed.until === null ? 'woken' : 'snoozed'
    case 'put-away':
      return deed.where === null ? 'brought-back' : `put-to-${deed.where}`
    default:
      return assertNever(deed)
  }
}

/** What the history calls it by: names as they are today, whatever becomes of them. */
async function nameOf(tx: ReadTx, deed: Deed): Promise<Result<Readonly<Record<string, string | number>>>> {
  if (deed.kind === 'owner' && deed.personId !== null) {
    const person = await tx.selectFrom('person').select('name').where('id', '=', deed.personId).where('left_at', 'is', null).executeTakeFirst()
    return person ? ok({ name: person.name }) : fail('not-found')
  }
  if (deed.kind === 'label') {
    const label = await tx.selectFrom('label').select('name').where('id', '=', deed.labelId).executeTakeFirst()
    return label ? ok({ name: label.name }) : fail('not-found')
  }
  if (deed.kind === 'due' && deed.dueOn !== null) return ok({ day: deed.dueOn })
  if (deed.kind === 'snooze' && deed.until !== null) return ok({ until: deed.until })
  return ok({})
}

/** Puts the work back as it stood, unless it was changed since. */
export const undoWork =
  (context: Pick<EngineContext, 'ids'>): Undoer =>
  async (tx, { conversationId, undo }) => {
    const { was, is } = undo as WorkChange
    const now = conversationId === null ? undefined : (await readWork(tx, [conversationId])).get(conversationId)
    const back = now && takenBack(now, was, is)
    if (conversationId === null || !back) return fail('change-outdated')
    await writeWork(tx, context, conversationId, back)
    return ok({ kinds: ['conversation'], ids: [conversationId] })
  }

/** @param on whether undoing puts the label on again */
export const undoLabel =
  (on: boolean): Undoer =>
  async (tx, { conversationId, undo }) => {
    const { labelId } = undo as { readonly labelId: string }
    const label = await tx.selectFrom('label').select('id').where('id', '=', labelId).executeTakeFirst()
    const fits = conversationId !== null && label && (on ? await putLabel(tx, conversationId, labelId) : await takeLabel(tx, conversationId, labelId))
    return fits ? ok({ kinds: ['conversation'], ids: [conversationId] }) : fail('change-outdated')
  }
