import type { Change } from '../../shared/domain/change'
import { ok } from '../../shared/result'
import type { EngineContext, Handlers } from '../context'
import { toMark } from '../people'
import type { ReadTx } from '../store/store'
import { undoChange, type Undoers } from './undo'

export function historyHandlers({ store, feed, clock }: EngineContext, undoers: Undoers): Handlers<'history.list' | 'history.undo'> {
  return {
    'history.list': async ({ about, limit, before }) => {
      const changes = await store.read((tx) => listChanges(tx, undoers, about, limit, before))
      return ok({ changes, next: changes.length === limit ? (changes.at(-1)?.id ?? null) : null })
    },
    'history.undo': async ({ changeId }) => {
      const undone = await store.write((tx) => undoChange(tx, undoers, changeId, clock.now()))
      if (!undone.ok) return undone
      feed.changed(undone.value.kinds, undone.value.ids)
      return ok({})
    },
  }
}

type About = Parameters<Handlers<'history.list'>['history.list']>[0]['about']

/** Newest first: an id grows with the moment it was made. */
async function listChanges(tx: ReadTx, undoers: Undoers, about: About, limit: number, before: string | null): Promise<Change[]> {
  let query = tx
    .selectFrom('change')
    .leftJoin('person', 'person.id', 'change.person_id')
    .selectAll('change')
    .select(['person.name', 'person.initials', 'person.colour'])
    .where(about.kind === 'conversation' ? 'change.conversation_id' : 'change.contact_id', '=', about.id)
    .orderBy('change.id', 'desc')
    .limit(limit)
  if (before !== null) query = query.where('change.id', '<', before)
  return (await query.execute()).map((row) => ({
    id: row.id,
    at: row.at,
    person: row.person_id !== null && row.name !== null && row.initials !== null && row.colour !== null ? toMark({ id: row.person_id, name: row.name, initials: row.initials, colour: row.colour }) : null,
    kind: row.kind,
    conversationId: row.conversation_id,
    contactId: row.contact_id,
    messageId: row.message_id,
    detail: JSON.parse(row.detail_json) as Change['detail'],
    undoable: row.undone_at === null && row.undo_json !== null && undoers[row.kind] !== undefined,
    undoneAt: row.undone_at,
  }))
}
