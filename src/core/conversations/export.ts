import type { ChannelKind, Direction } from '../../shared/domain/message'
import type { Store } from '../store/store'

/** A conversation as other programs read it. */
export interface ExportedConversation {
  readonly id: string
  readonly subject: string
  readonly messages: readonly {
    readonly id: string
    readonly channel: ChannelKind
    readonly direction: Direction
    readonly externalId: string | null
    readonly sha256: string | null
    readonly at: number
  }[]
}

/** Conversations read at once. */
const step = 500

/** Every conversation, in the order in which they were begun. */
export async function* exportConversations(store: Store): AsyncGenerator<ExportedConversation> {
  for (let after = ''; ; ) {
    const page = await readPage(store, after)
    const last = page.at(-1)
    if (!last) return
    yield* page
    after = last.id
  }
}

async function readPage(store: Store, after: string): Promise<ExportedConversation[]> {
  return store.read(async (tx) => {
    const conversations = await tx.selectFrom('conversation').select(['id', 'subject']).where('id', '>', after).orderBy('id').limit(step).execute()
    if (conversations.length === 0) return []
    const messages = await tx
      .selectFrom('message')
      .select(['id', 'conversation_id', 'channel', 'direction', 'external_id', 'sha256', 'at'])
      .where('conversation_id', 'in', conversations.map(({ id }) => id))
      .orderBy('at')
      .orderBy('id')
      .execute()
    const byConversation = new Map<string, ExportedConversation['messages'][number][]>(conversations.map(({ id }) => [id, []]))
    for (const { conversation_id, id, channel, direction, external_id, sha256, at } of messages) {
      byConversation.get(conversation_id)?.push({ id, channel, direction, externalId: external_id, sha256, at })
    }
    return conversations.map(({ id, subject }) => ({ id, subject, messages: byConversation.get(id) ?? [] }))
  })
}
