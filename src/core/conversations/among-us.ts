import type { ChecklistItem, Note } from '../../shared/domain/note'
import { groupBy } from '../../shared/group-by'
import { toMark } from '../people'
import type { ReadTx } from '../store/store'

/** What only notes have, by message. */
export async function notesOf(tx: ReadTx, conversationId: string): Promise<ReadonlyMap<string, Note>> {
  const rows = await tx
    .selectFrom('note')
    .innerJoin('message', 'message.id', 'note.message_id')
    .leftJoin('person', 'person.id', 'note.author_id')
    .select(['note.message_id', 'note.edited_at', 'person.id', 'person.name', 'person.initials', 'person.colour'])
    .where('message.conversation_id', '=', conversationId)
    .execute()
  if (rows.length === 0) return new Map()
  const mentions = await tx
    .selectFrom('mention')
    .innerJoin('message', 'message.id', 'mention.message_id')
    .innerJoin('person', 'person.id', 'mention.person_id')
    .select(['mention.message_id', 'mention.seen_at', 'person.id', 'person.name', 'person.initials', 'person.colour'])
    .where('message.conversation_id', '=', conversationId)
    .orderBy('person.name')
    .execute()
  const named = groupBy(mentions, ({ message_id }) => message_id)
  return new Map(
    rows.map((row) => [
      row.message_id,
      { author: markOf(row), editedAt: row.edited_at, mentions: (named.get(row.message_id) ?? []).map((person) => ({ ...toMark(person), seenAt: person.seen_at })) },
    ]),
  )
}

export async function checklistOf(tx: ReadTx, conversationId: string): Promise<ChecklistItem[]> {
  const rows = await tx
    .selectFrom('checklist_item')
    .leftJoin('person', 'person.id', 'checklist_item.done_by')
    .select(['checklist_item.id as itemId', 'checklist_item.text', 'checklist_item.done_at', 'person.id', 'person.name', 'person.initials', 'person.colour'])
    .where('checklist_item.conversation_id', '=', conversationId)
    .orderBy('checklist_item.id')
    .execute()
  return rows.map((row) => ({ id: row.itemId, text: row.text, doneAt: row.done_at, doneBy: markOf(row) }))
}

type Joined = { readonly [K in keyof Parameters<typeof toMark>[0]]: Parameters<typeof toMark>[0][K] | null }

const markOf = ({ id, name, initials, colour }: Joined) => (id !== null && name !== null && initials !== null && colour !== null ? toMark({ id, name, initials, colour }) : null)
