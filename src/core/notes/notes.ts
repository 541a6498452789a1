import type { Selectable } from 'kysely'
import { fail, ok, type Result } from '../../shared/result'
import { mentionsIn } from '../../shared/text/mentions'
import type { EngineContext } from '../context'
import { refreshConversations } from '../conversations'
import { recordChange, type Undoer, type Undone } from '../history'
import { actorOf } from '../people'
import { blankMessage } from '../store/blank-message'
import { dropEntries, reindexMessages } from '../store/search-index'
import type { ReadTx, WriteTx } from '../store/store'
import type { MentionTable, NoteTable } from '../store/people-tables'
import type { MessageTable } from '../store/tables'

type Uses = Pick<EngineContext, 'ids' | 'clock'>

export interface Noted {
  readonly conversationId: string
  readonly messageId: string
  readonly changeId: string | null
}

/** A note as its rows are, so that a removed one can come back. */
interface Kept {
  readonly message: MessageTable
  readonly note: Selectable<NoteTable>
  readonly mentions: readonly Selectable<MentionTable>[]
}

interface Edited {
  readonly before: string
  readonly after: string
  /** when it had been edited before */
  readonly editedAt: number | null
}

export async function addNote(tx: WriteTx, context: Uses, conversationId: string, text: string): Promise<Result<Noted>> {
  const conversation = await tx.selectFrom('conversation').select(['contact_id', 'subject', 'messages']).where('id', '=', conversationId).executeTakeFirst()
  if (!conversation) return fail('not-found')
  const author = await actorOf(tx)
  const id = context.ids.next()
  await putNote(tx, {
    message: messageRow({ id, conversationId, contactId: conversation.contact_id, at: context.clock.now(), name: author?.name ?? '', text }),
    note: { message_id: id, author_id: author?.id ?? null, edited_at: null },
    mentions: (await namedIn(tx, text)).map((person_id) => ({ person_id, message_id: id, seen_at: person_id === author?.id ? context.clock.now() : null })),
  })
  return ok({ conversationId, messageId: id, changeId: await recordChange(tx, context, { kind: 'note-added', conversationId, messageId: id, undo: { text } }) })
}

export async function editNote(tx: WriteTx, context: Uses, id: string, text: string): Promise<Result<Noted>> {
  const note = await noteRow(tx, id)
  if (!note) return fail('not-found')
  const conversationId = note.conversation_id
  if (note.text === text) return ok({ conversationId, messageId: id, changeId: null })
  await rewrite(tx, id, text, context.clock.now())
  const undo: Edited = { before: note.text, after: text, editedAt: note.edited_at }
  return ok({ conversationId, messageId: id, changeId: await recordChange(tx, context, { kind: 'note-edited', conversationId, messageId: id, undo }) })
}

export async function removeNote(tx: WriteTx, context: Uses, id: string): Promise<Result<Noted>> {
  const kept = await takeNote(tx, id)
  if (!kept) return fail('not-found')
  const conversationId = kept.message.conversation_id
  return ok({ conversationId, messageId: id, changeId: await recordChange(tx, context, { kind: 'note-removed', conversationId, messageId: id, undo: kept }) })
}

/** @returns whether there was something that he had not seen */
export async function markSeen(tx: WriteTx, conversationId: string, now: number): Promise<boolean> {
  const person = await actorOf(tx)
  if (!person) return false
  const seen = await tx
    .updateTable('mention')
    .set({ seen_at: now })
    .where('person_id', '=', person.id)
    .where('seen_at', 'is', null)
    .where('message_id', 'in', (select) => select.selectFrom('message').select('message.id').where('message.conversation_id', '=', conversationId))
    .executeTakeFirst()
  return seen.numUpdatedRows > 0n
}

/** Taken back as long as nobody has changed it since. */
export const undoAdded: Undoer = async (tx, { messageId, undo }) => {
  const note = await noteRow(tx, messageId ?? '')
  if (!note || note.text !== (undo as { readonly text: string }).text) return fail('change-outdated')
  await takeNote(tx, note.id)
  return undone(note.conversation_id)
}

export const undoEdited: Undoer = async (tx, { messageId, undo }) => {
  const { before, after, editedAt } = undo as Edited
  const note = await noteRow(tx, messageId ?? '')
  if (!note || note.text !== after) return fail('change-outdated')
  await rewrite(tx, note.id, before, editedAt)
  return undone(note.conversation_id)
}

/** Back where it was; into the conversation that its own has become part of since. */
export const undoRemoved: Undoer = async (tx, { conversationId, undo }) => {
  const kept = undo as Kept
  const home = await tx.selectFrom('conversation').select('id').where('id', '=', conversationId ?? '').executeTakeFirst()
  if (!home || (await tx.selectFrom('message').select('id').where('id', '=', kept.message.id).executeTakeFirst())) return fail('change-outdated')
  const contact = await tx.selectFrom('contact').select('id').where('id', '=', kept.message.contact_id ?? '').executeTakeFirst()
  await putNote(tx, { ...kept, message: { ...kept.message, conversation_id: home.id, contact_id: contact?.id ?? null } })
  return undone(home.id)
}

const undone = (id: string): Result<Undone> => ok({ kinds: ['conversation', 'message'], ids: [id] })

async function noteRow(tx: ReadTx, id: string) {
  return tx
    .selectFrom('message')
    .innerJoin('note', 'note.message_id', 'message.id')
    .select(['message.id', 'message.conversation_id', 'message.text', 'note.edited_at'])
    .where('message.id', '=', id)
    .executeTakeFirst()
}

async function namedIn(tx: ReadTx, text: string): Promise<readonly string[]> {
  const people = await tx.selectFrom('person').select(['id', 'name']).where('left_at', 'is', null).execute()
  return [...new Set(mentionsIn(text, people).map(({ person }) => person.id))]
}

async function putNote(tx: WriteTx, { message, note, mentions }: Kept): Promise<void> {
  await tx.insertInto('message').values(message).execute()
  await tx.insertInto('note').values(note).execute()
  if (mentions.length > 0) await tx.insertInto('mention').values([...mentions]).execute()
  await refreshConversations(tx, [message.conversation_id])
  await reindexMessages(tx, [message.id])
}

async function takeNote(tx: WriteTx, id: string): Promise<Kept | null> {
  const message = await tx.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst()
  const note = await tx.selectFrom('note').selectAll().where('message_id', '=', id).executeTakeFirst()
  if (!message || !note) return null
  const mentions = await tx.selectFrom('mention').selectAll().where('message_id', '=', id).execute()
  await dropEntries(tx, [id])
  await tx.deleteFrom('message').where('id', '=', id).execute()
  await refreshConversations(tx, [message.conversation_id])
  return { message, note, mentions }
}

/** Whom it still names has seen it as before; who is named anew has not. */
async function rewrite(tx: WriteTx, id: string, text: string, editedAt: number | null): Promise<void> {
  await tx.updateTable('message').set({ text }).where('id', '=', id).execute()
  await tx.updateTable('note').set({ edited_at: editedAt }).where('message_id', '=', id).execute()
  const named = await namedIn(tx, text)
  const known = (await tx.selectFrom('mention').select('person_id').where('message_id', '=', id).execute()).map(({ person_id }) => person_id)
  const gone = known.filter((person) => !named.includes(person))
  const fresh = named.filter((person) => !known.includes(person))
  if (gone.length > 0) await tx.deleteFrom('mention').where('message_id', '=', id).where('person_id', 'in', gone).execute()
  if (fresh.length > 0) await tx.insertInto('mention').values(fresh.map((person_id) => ({ person_id, message_id: id, seen_at: null }))).execute()
  await reindexMessages(tx, [id])
}

interface Written {
  readonly id: string
  readonly conversationId: string
  readonly contactId: string
  readonly at: number
  readonly name: string
  readonly text: string
}

/** It has no address, no id of mail and no delivery: nothing that sends or answers can take it for a letter. */
function messageRow({ id, conversationId, contactId, at, name, text }: Written): MessageTable {
  return {
    ...blankMessage,
    id,
    conversation_id: conversationId,
    contact_id: contactId,
    channel: 'internal',
    direction: 'internal',
    at,
    from_name: name,
    text,
    touched: 1,
  }
}
