import type { EngineContext } from '../context'
import type { ReadTx, WriteTx } from '../store/store'
import type { BlockedSenderTable } from '../store/people-tables'
import { insertRows } from '../store/prepared'
import { toJunk } from '../work'
import { blockedBy, type Sender } from './rules'

export interface Held {
  readonly messageId: string
  readonly conversationId: string
  readonly blockedId: string
}

export type Rules = readonly BlockedSenderTable[]

/** All that is blocked now: some dozens of rows, read once for a batch. */
export const readRules = (tx: ReadTx): Promise<Rules> => tx.selectFrom('blocked_sender').selectAll().where('lifted_at', 'is', null).orderBy('id').execute()

/** By which of them it is blocked. */
export const blockOf = (rules: Rules, sender: Sender): string | null => (rules.length === 0 ? null : (blockedBy(rules, sender)?.id ?? null))

/** Messages of blocked senders, each in a conversation of such alone: they lie in junk, and say why. Part of the transaction that records them. */
export async function hold(tx: WriteTx, context: Pick<EngineContext, 'ids'>, held: readonly Held[]): Promise<void> {
  if (held.length === 0) return
  await insertRows(tx, 'blocked_message', held.map(({ messageId, blockedId }) => ({ message_id: messageId, blocked_id: blockedId })))
  await toJunk(tx, context, [...new Set(held.map(({ conversationId }) => conversationId))])
}

/** Where the faxes of a blocked sender lie together; null where none does yet. */
export async function junkOf(tx: ReadTx, contactId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('conversation')
    .select('id')
    .where('contact_id', '=', contactId)
    .where('put_away', '=', 'junk')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('message')
            .select('message.id')
            .whereRef('message.conversation_id', '=', 'conversation.id')
            .where((message) => message.not(message.exists(message.selectFrom('blocked_message').select('blocked_message.message_id').whereRef('blocked_message.message_id', '=', 'message.id')))),
        ),
      ),
    )
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
