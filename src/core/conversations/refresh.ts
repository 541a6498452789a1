import type { ExpressionBuilder } from 'kysely'
import type { WriteTx } from '../store/store'
import type { Tables } from '../store/tables'

/**
 * Recomputes what a conversation derives from its messages: newest message, counts, troubles. A conversation
 * without messages and drafts is gone. Called in the transaction of every change to a message.
 */
export async function refreshConversations(tx: WriteTx, conversationIds: readonly string[]): Promise<void> {
  for (const id of new Set(conversationIds)) await refresh(tx, id)
}

async function refresh(tx: WriteTx, id: string): Promise<void> {
  const newest = await tx
    .selectFrom('message')
    .select(['at', 'channel', 'direction', 'text'])
    .where('conversation_id', '=', id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!newest) {
    const draft = await tx.selectFrom('draft').select('id').where('conversation_id', '=', id).limit(1).executeTakeFirst()
    if (!draft) await tx.deleteFrom('conversation').where('id', '=', id).execute()
    return
  }
  const counts = await tx
    .selectFrom('message')
    .select(({ fn, eb }) => [
      fn.countAll<number>().as('messages'),
      fn.sum<number>('unread').as('unread'),
      fn.sum<number>(eb.case().when(needsPerson(eb)).then(1).else(0).end()).as('troubled'),
    ])
    .where('conversation_id', '=', id)
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('conversation')
    .set({
      at: newest.at,
      channel: newest.channel,
      direction: newest.direction,
      snippet: snippetOf(newest.text),
      messages: Number(counts.messages),
      unread: Number(counts.unread),
      troubled: Number(counts.troubled),
    })
    .where('id', '=', id)
    .execute()
}

/** Failed, uncertain, or queued with no next try: it waits for a password or an account. */
function needsPerson(eb: ExpressionBuilder<Tables, 'message'>) {
  return eb.or([
    eb('delivery_step', 'in', ['failed', 'unconfirmed']),
    eb.and([eb('delivery_step', '=', 'queued'), eb('delivery_next_at', 'is', null)]),
  ])
}

/** The first words of a text on one line; quoted lines are what the reader wrote himself and are passed over. */
export function snippetOf(text: string): string {
  const lines = text
    .slice(0, 4_000)
    .split('\n')
    .filter((line) => !line.startsWith('>'))
  return lines.join(' ').replace(/\s+/g, ' ').trim().slice(0, 200)
}
