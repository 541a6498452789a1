import type { ReadTx } from '../store/store'

export interface KnownMessage {
  readonly messageId: string
  readonly conversationId: string
}

/** Which of these bytes came in before, as a message or as a further copy of one. */
export async function knownMessages(tx: ReadTx, hashes: readonly string[]): Promise<Map<string, KnownMessage>> {
  if (hashes.length === 0) return new Map()
  const copies = await tx
    .selectFrom('message_copy')
    .innerJoin('message', 'message.id', 'message_copy.message_id')
    .select(['message_copy.sha256', 'message.id', 'message.conversation_id'])
    .where('message_copy.sha256', 'in', hashes)
    .execute()
  const rows = await tx
    .selectFrom('message')
    .select(['sha256', 'id', 'conversation_id'])
    .where('sha256', 'in', hashes)
    .execute()
  return new Map([...copies, ...rows].map((row) => [row.sha256 ?? '', { messageId: row.id, conversationId: row.conversation_id }]))
}
