import { begin, refreshConversations } from '../conversations'
import type { EngineContext } from '../context'
import { reindexMessages } from '../store/search-index'
import type { WriteTx } from '../store/store'
import type { MessageTable } from '../store/tables'
import { pagesIn } from './page-troubles'
import { faxPages } from './record'

type Fax = Pick<MessageTable, 'id' | 'conversation_id' | 'contact_id' | 'channel' | 'direction' | 'at' | 'subject' | 'joined_to' | 'joined_from'>

/** Makes one of two faxes the continuation of the other, whose first page is the earlier one. Null where one of them is no fax. Answers the conversations that changed. */
export async function joinFaxes(tx: WriteTx, oneId: string, otherId: string): Promise<readonly string[] | null> {
  const [one, other] = [await findFax(tx, oneId), await findFax(tx, otherId)]
  if (!one || !other || oneId === otherId) return null
  const [first, second] = await inOrder(tx, one, other)
  const root = first.joined_to === null ? first : await findFax(tx, first.joined_to)
  if (!root) return null
  if (root.id === second.id || second.joined_to === root.id) return []
  const parts = await tx
    .selectFrom('message')
    .selectAll()
    .where((where) => where.or([where('id', '=', second.id), where('joined_to', '=', second.id)]))
    .execute()
  const changed = new Set([root.conversation_id])
  for (const part of parts) {
    changed.add(part.conversation_id)
    // Where a part stood before its first join is where separating takes it back.
    const from = part.joined_to === null ? part.conversation_id : part.joined_from
    await tx.updateTable('message').set({ joined_to: root.id, joined_from: from, touched: 1 }).where('id', '=', part.id).execute()
    await moveTo(tx, part.id, root.conversation_id)
  }
  await refreshConversations(tx, [...changed])
  await reindexMessages(tx, parts.map(({ id }) => id))
  return [...changed]
}

/** Undoes joins: of a continuation its own, of a first fax those of all its continuations. Answers the conversations that changed. */
export async function separateFaxes(tx: WriteTx, id: string, context: EngineContext): Promise<readonly string[] | null> {
  const fax = await findFax(tx, id)
  if (!fax) return null
  const parts = fax.joined_to === null ? await tx.selectFrom('message').selectAll().where('joined_to', '=', id).execute() : [fax]
  const changed = new Set<string>()
  for (const part of parts) {
    changed.add(part.conversation_id)
    const home = await formerHome(tx, part.id, part.joined_from, context)
    changed.add(home)
    await tx.updateTable('message').set({ joined_to: null, joined_from: null }).where('id', '=', part.id).execute()
    await moveTo(tx, part.id, home)
  }
  await refreshConversations(tx, [...changed])
  await reindexMessages(tx, parts.map((part) => part.id))
  return [...changed]
}

const findFax = (tx: WriteTx, id: string): Promise<Fax | undefined> =>
  tx
    .selectFrom('message')
    .select(['id', 'conversation_id', 'contact_id', 'channel', 'direction', 'at', 'subject', 'joined_to', 'joined_from'])
    .where('id', '=', id)
    .where('direction', '=', 'in')
    .where('channel', '=', 'fax')
    .executeTakeFirst()

/** By their first stamped pages; where these say nothing, as they came. */
async function inOrder(tx: WriteTx, one: Fax, other: Fax): Promise<readonly [Fax, Fax]> {
  const pages = await faxPages(tx, [one.id, other.id])
  const firstOf = (fax: Fax): number => pagesIn((pages.get(fax.id) ?? []).map(({ line }) => line))[0] ?? 0
  return firstOf(one) <= firstOf(other) ? [one, other] : [other, one]
}

/** An answer that was begun goes where its message goes. */
export async function moveTo(tx: WriteTx, messageId: string, conversationId: string): Promise<void> {
  await tx.updateTable('message').set({ conversation_id: conversationId }).where('id', '=', messageId).execute()
  await tx.updateTable('draft').set({ conversation_id: conversationId }).where('reply_to', '=', messageId).execute()
}

/** The conversation a fax came from; where nothing was left in that, it is gone and one is begun anew. */
export async function formerHome(tx: WriteTx, messageId: string, from: string | null, { ids, clock }: EngineContext): Promise<string> {
  const left = from === null ? undefined : await tx.selectFrom('conversation').select('id').where('id', '=', from).executeTakeFirst()
  if (left) return left.id
  const fax = await tx.selectFrom('message').select(['contact_id', 'conversation_id', 'subject', 'channel', 'at']).where('id', '=', messageId).executeTakeFirstOrThrow()
  if (fax.contact_id === null) return fax.conversation_id
  return begin(tx, ids, fax.contact_id, { subject: fax.subject, channel: fax.channel, at: fax.at, now: clock.now() })
}
