import { groupBy } from '../../shared/group-by'
import { addContact, findContact, type Party } from '../contacts'
import type { Ids } from '../ports'
import type { ReadTx, WriteTx } from '../store/store'
import type { Attribution } from './attribute'

export interface Placed {
  readonly conversationId: string
  readonly contactId: string
  /** other conversations that turned out to be the same: their messages were moved here */
  readonly merged: readonly string[]
}

export interface PlaceRequest {
  readonly attribution: Attribution
  /** the message's own Message-ID: children that came before it wait under this name */
  readonly externalId: string | null
  readonly subject: string
  readonly channel: 'fax' | 'mail'
  readonly at: number
  readonly now: number
}

/** Finds the conversation a message belongs to, or begins one. Part of the transaction that records the message. */
export async function place(tx: WriteTx, ids: Ids, request: PlaceRequest): Promise<Placed> {
  const found = await findConversations(tx, request)
  const [first, ...others] = found
  if (first) {
    await merge(tx, first.id, others.map((other) => other.id))
    const known = request.attribution.party ? await findContact(tx, request.attribution.party) : null
    return { conversationId: first.id, contactId: known ?? (await contactFor(tx, ids, request, first.contact_id)), merged: others.map((other) => other.id) }
  }
  const contactId = await findOrAddContact(tx, ids, request)
  return { conversationId: await begin(tx, ids, contactId, request), contactId, merged: [] }
}

/** Begins a conversation; its derived columns are filled by `refreshConversations`. */
export async function begin(
  tx: WriteTx,
  ids: Ids,
  contactId: string,
  request: Pick<PlaceRequest, 'subject' | 'at' | 'now' | 'channel'>,
): Promise<string> {
  const id = ids.next()
  await tx
    .insertInto('conversation')
    .values({
      id,
      contact_id: contactId,
      subject: request.subject,
      mark: null,
      created_at: request.now,
      at: request.at,
      channel: request.channel,
      direction: 'in',
      snippet: '',
      messages: 0,
      unread: 0,
      troubled: 0,
    })
    .execute()
  return id
}

interface Found {
  readonly id: string
  readonly contact_id: string
}

/**
 * The conversation the message belongs to first, then those that turn out to be the same one. Whoever names mails of two
 * contacts joins one of their conversations at most: anybody can write any id into a header, and merging is for good.
 */
async function findConversations(tx: ReadTx, request: PlaceRequest): Promise<Found[]> {
  const { rules } = request.attribution
  const ids = rules.flatMap((rule) => (rule.reason === 'same-fax-number' ? [] : rule.externalIds))
  const holders = await conversationsHolding(tx, ids)
  const own = request.externalId === null ? [] : [request.externalId]
  const mentioners = await conversationsMentioning(tx, [...own, ...ids.filter((id) => !holders.has(id))])
  const named: Found[] = []
  for (const rule of rules) {
    if (rule.reason === 'same-fax-number') {
      const row = await newestFaxConversation(tx, rule.party)
      if (row) named.push(row)
    } else {
      const held = pick(holders, rule.externalIds)
      named.push(...(held.length > 0 ? held : pick(mentioners, rule.externalIds).sort(byMessage)))
    }
  }
  const same = named.filter((row) => row.contact_id === named[0]?.contact_id)
  const children = pick(mentioners, own)
  return [...new Map([...same, ...children].map((row) => [row.id, row])).values()]
}

interface Naming extends Found {
  readonly message_id: string
}

const byMessage = (one: Naming, other: Naming): number => (one.message_id < other.message_id ? -1 : 1)

/** What stands under these ids, in the order of the ids. */
const pick = (namings: ReadonlyMap<string, readonly Naming[]>, externalIds: readonly string[]): Naming[] => externalIds.flatMap((id) => namings.get(id) ?? [])

/**
 * Conversations that hold a message with one of these ids, by id. Ids can be forged and dates chosen: of two messages that
 * bear one id, ours is the real one, else the one that was here first.
 */
async function conversationsHolding(tx: ReadTx, externalIds: readonly string[]): Promise<Map<string, Naming[]>> {
  if (externalIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .select(['conversation.id', 'conversation.contact_id', 'message.external_id', 'message.direction', 'message.id as message_id'])
    .where('message.external_id', 'in', externalIds)
    .execute()
  rows.sort((one, other) => Number(other.direction === 'out') - Number(one.direction === 'out') || byMessage(one, other))
  return groupBy(rows, (row) => row.external_id ?? '')
}

/** Conversations with a message that mentions one of these ids, by id, the message that was here first at the front. */
async function conversationsMentioning(tx: ReadTx, externalIds: readonly string[]): Promise<Map<string, Naming[]>> {
  if (externalIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('mail_reference')
    .innerJoin('message', 'message.id', 'mail_reference.message_id')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .select(['conversation.id', 'conversation.contact_id', 'mail_reference.external_id', 'message.id as message_id'])
    .where('mail_reference.external_id', 'in', externalIds)
    .orderBy('message.id')
    .execute()
  return groupBy(rows, (row) => row.external_id ?? '')
}

async function newestFaxConversation(tx: ReadTx, party: Party): Promise<Found | null> {
  const row = await tx
    .selectFrom('contact_address')
    .innerJoin('conversation', 'conversation.contact_id', 'contact_address.contact_id')
    .select(['conversation.id', 'conversation.contact_id'])
    .where('contact_address.kind', '=', party.kind)
    .where('contact_address.value', '=', party.value)
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
  return row ?? null
}

/** A parent that came late shows that its children's conversations are one. */
async function merge(tx: WriteTx, into: string, from: readonly string[]): Promise<void> {
  if (from.length === 0) return
  await tx.updateTable('message').set({ conversation_id: into }).where('conversation_id', 'in', from).execute()
  await tx.updateTable('draft').set({ conversation_id: into }).where('conversation_id', 'in', from).execute()
  await tx.updateTable('search_entry').set({ conversation_id: into }).where('conversation_id', 'in', from).execute()
}

async function findOrAddContact(tx: WriteTx, ids: Ids, request: PlaceRequest): Promise<string> {
  const { party } = request.attribution
  const known = party ? await findContact(tx, party) : null
  return known ?? addContact(tx, ids, request.now, party)
}

/** Somebody new who joins a conversation is a contact of his own; a message that names nobody is its contact's. */
async function contactFor(tx: WriteTx, ids: Ids, request: PlaceRequest, conversationContact: string): Promise<string> {
  const { party } = request.attribution
  return party ? addContact(tx, ids, request.now, party) : conversationContact
}
