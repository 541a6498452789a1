import type { Insertable } from 'kysely'
import type { ChannelKind } from '../../shared/domain/message'
import { addContact, whoSent, type Party } from '../contacts'
import type { Ids } from '../ports'
import { insertRows } from '../store/prepared'
import type { ReadTx, WriteTx } from '../store/store'
import type { ConversationTable } from '../store/tables'

export interface Placed {
  readonly conversationId: string
  readonly contactId: string
}

export interface PlaceRequest {
  /** the fax number by which it tells its party; null where it tells none */
  readonly party: Party | null
  /** whose it is, where that is told already */
  readonly contactId?: string
  readonly subject: string
  readonly channel: ChannelKind
  readonly at: number
  readonly now: number
}

/** Finds the conversation of a fax, the newest in which its sender faxed, or begins one. Part of the transaction that records it. */
export async function placeFax(tx: WriteTx, ids: Ids, request: PlaceRequest): Promise<Placed> {
  const { party } = request
  const told = request.contactId ?? (party ? (await whoSent(tx, { number: party.value, station: party.name || null, letterhead: null })).contactId : null)
  const contactId = told ?? (await addContact(tx, ids, request.now, party))
  const found = told === null ? null : await newestFaxConversation(tx, told)
  return { conversationId: found ?? (await begin(tx, ids, contactId, request)), contactId }
}

type Beginning = Pick<PlaceRequest, 'subject' | 'at' | 'now' | 'channel'>

/** Begins a conversation; its derived columns are filled by `refreshConversations`. */
export async function begin(tx: WriteTx, ids: Ids, contactId: string, beginning: Beginning): Promise<string> {
  const row = conversationRow(ids.next(), contactId, beginning)
  await insertRows(tx, 'conversation', [row])
  return row.id
}

export function conversationRow(id: string, contactId: string, { subject, at, now, channel }: Beginning): Insertable<ConversationTable> {
  return { id, contact_id: contactId, subject, mark: null, created_at: now, at, channel, direction: 'in', snippet: '', messages: 0, unread: 0, troubled: 0 }
}

async function newestFaxConversation(tx: ReadTx, contactId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('conversation')
    .select('conversation.id')
    .where('conversation.contact_id', '=', contactId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('message')
          .select('message.id')
          .whereRef('message.conversation_id', '=', 'conversation.id')
          // A report on a fax that went to the number is a mail, and bears the number, too.
          .where((message) => message.or([message('message.channel', '=', 'fax'), message('message.fax_number', 'is not', null)])),
      ),
    )
    .orderBy('conversation.at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** Conversations that turned out to be part of another: all that is in them goes there. */
export async function merge(tx: WriteTx, into: string, from: readonly string[]): Promise<void> {
  if (from.length === 0) return
  await tx.updateTable('message').set({ conversation_id: into }).where('conversation_id', 'in', from).execute()
  await tx.updateTable('draft').set({ conversation_id: into }).where('conversation_id', 'in', from).execute()
  await tx.updateTable('checklist_item').set({ conversation_id: into }).where('conversation_id', 'in', from).execute()
  await tx.updateTable('change').set({ conversation_id: into }).where('conversation_id', 'in', from).execute()
  await tx.updateTable('search_entry').set({ conversation_id: into }).where('conversation_id', 'in', from).execute()
}
