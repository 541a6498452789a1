import type { ReadTx } from '../store/store'
import type { News } from './decide'

/** How far has been looked: ids grow with time. */
export interface Seen {
  readonly message: string
  readonly change: string
}

/** More than this at once is told by its number alone. */
const mostNews = 200

/** What was taken in by a person's own hand is no news to him. */
const byHand = ['hand', 'terminal', 'sample'] as const

export async function lastSeen(tx: ReadTx): Promise<Seen> {
  const message = await tx.selectFrom('message').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst()
  const change = await tx.selectFrom('change').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return { message: message?.id ?? '', change: change?.id ?? '' }
}

/** What happened since, of what somebody at this desk may want to hear. */
export async function readNews(tx: ReadTx, since: Seen, personId: string | null): Promise<readonly News[]> {
  const came = await tx
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .innerJoin('contact', 'contact.id', 'message.contact_id')
    .leftJoin('arrival', 'arrival.id', 'message.arrival_id')
    .select(['message.channel', 'message.conversation_id', 'message.from_name', 'message.from_address', 'message.fax_number', 'message.subject', 'contact.name as contact_name'])
    .where('message.id', '>', since.message)
    .where('message.direction', '=', 'in')
    .where('message.channel', 'in', ['fax', 'mail'])
    .where('message.unread', '=', 1)
    .where('conversation.put_away', 'is', null)
    .where((where) => where.or([where('arrival.via', 'is', null), where('arrival.via', 'not in', byHand)]))
    .orderBy('message.id')
    .limit(mostNews)
    .execute()
  const news: News[] = came.map((row) => ({
    kind: row.channel === 'fax' ? 'fax' : 'mail',
    conversationId: row.conversation_id,
    who: row.contact_name || row.from_name || row.from_address || (row.fax_number ?? ''),
    subject: row.subject,
  }))
  return personId === null ? news : [...news, ...(await assignedTo(tx, since, personId)), ...(await mentionsOf(tx, since, personId))]
}

/** Conversations that somebody else gave him, and that are still his. */
async function assignedTo(tx: ReadTx, since: Seen, personId: string): Promise<readonly News[]> {
  const rows = await tx
    .selectFrom('change')
    .innerJoin('conversation', 'conversation.id', 'change.conversation_id')
    .leftJoin('person', 'person.id', 'change.person_id')
    .select(['conversation.id', 'conversation.subject', 'person.name'])
    .distinct()
    .where('change.id', '>', since.change)
    .where('change.kind', '=', 'owner-set')
    .where('change.undone_at', 'is', null)
    .where((where) => where.or([where('change.person_id', 'is', null), where('change.person_id', '!=', personId)]))
    .where('conversation.owner_id', '=', personId)
    .limit(mostNews)
    .execute()
  return rows.map(({ id, subject, name }) => ({ kind: 'assigned', conversationId: id, who: name ?? '', subject }))
}

/** Notes of others that name him and that he has not seen. */
async function mentionsOf(tx: ReadTx, since: Seen, personId: string): Promise<readonly News[]> {
  const rows = await tx
    .selectFrom('mention')
    .innerJoin('message', 'message.id', 'mention.message_id')
    .innerJoin('note', 'note.message_id', 'message.id')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .leftJoin('person', 'person.id', 'note.author_id')
    .select(['conversation.id', 'conversation.subject', 'person.name'])
    .where('mention.person_id', '=', personId)
    .where('mention.seen_at', 'is', null)
    .where('message.id', '>', since.message)
    .where((where) => where.or([where('note.author_id', 'is', null), where('note.author_id', '!=', personId)]))
    .limit(mostNews)
    .execute()
  return rows.map(({ id, subject, name }) => ({ kind: 'mentioned', conversationId: id, who: name ?? '', subject }))
}
