import { createHash } from 'node:crypto'
import type { EngineContext } from '../../src/core/context'
import { sortOf } from '../../src/core/contacts'
import { refreshConversations } from '../../src/core/conversations'
import { blankMessage } from '../../src/core/store/blank-message'
import { reindexMessages } from '../../src/core/store/search-index'
import type { MessageTable } from '../../src/core/store/tables'

export interface Correspondence {
  readonly contactId: string
  readonly conversationId: string
  readonly messageId: string
}

/** A contact with one conversation and one incoming message in it, as intake records them. */
export async function addIncoming(
  context: EngineContext,
  message: Partial<MessageTable> = {},
  contact: { readonly name?: string; readonly email?: string; readonly fax?: string } = {},
): Promise<Correspondence> {
  const { ids, clock, store } = context
  const contactId = ids.next()
  const conversationId = ids.next()
  await store.write(async (tx) => {
    await tx.insertInto('contact').values({ id: contactId, name: contact.name ?? '', created_at: clock.now(), sort: sortOf(contact.name ?? '', contact.email ?? contact.fax ?? '') }).execute()
    for (const kind of ['email', 'fax'] as const) {
      const value = contact[kind]
      if (value) await tx.insertInto('contact_address').values({ id: ids.next(), contact_id: contactId, kind, value, origin: 'wrote' }).execute()
    }
    await tx
      .insertInto('conversation')
      .values({
        id: conversationId,
        contact_id: contactId,
        subject: message.subject ?? 'Anfrage',
        created_at: clock.now(),
        at: 0,
        channel: 'mail',
        direction: 'in',
        snippet: '',
        messages: 0,
        unread: 0,
        troubled: 0,
      })
      .execute()
  })
  return { contactId, conversationId, messageId: await addMessage(context, { contact_id: contactId, conversation_id: conversationId, ...message }) }
}

export async function addMessage(
  { ids, clock, store }: EngineContext,
  message: Partial<MessageTable> & Pick<MessageTable, 'conversation_id'>,
): Promise<string> {
  const id = ids.next()
  await store.write(async (tx) => {
    await tx
      .insertInto('message')
      .values({
        ...blankMessage,
        id,
        contact_id: null,
        channel: 'mail',
        direction: 'in',
        at: clock.now(),
        external_id: `<${id}@kunde.example>`,
        sha256: createHash('sha256').update(id).digest('hex'),
        from_name: 'Erika Beispiel',
        from_address: 'erika@kunde.example',
        to_json: JSON.stringify([{ name: '', address: 'post@buero.example' }]),
        subject: 'Anfrage',
        text: 'Wann kommt die Ware?',
        unread: 1,
        ...message,
      })
      .execute()
    await refreshConversations(tx, [message.conversation_id])
    await reindexMessages(tx, [id])
  })
  return id
}
