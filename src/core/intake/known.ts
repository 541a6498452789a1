import type { ReadTx } from '../store/store'

export interface KnownMessage {
  readonly messageId: string
  readonly conversationId: string
}

/** Which of these bytes came in as a message before. */
export async function knownMessages(tx: ReadTx, hashes: readonly string[]): Promise<Map<string, KnownMessage>> {
  if (hashes.length === 0) return new Map()
  const rows = await tx
    .selectFrom('message')
    .select(['sha256', 'id', 'conversation_id'])
    .where('sha256', 'in', hashes)
    .where('direction', '=', 'in')
    .execute()
  return new Map(rows.map((row) => [row.sha256 ?? '', { messageId: row.id, conversationId: row.conversation_id }]))
}
