import { groupBy } from '../../../shared/group-by'
import type { ReadTx } from '../store'
import { contactText, type SearchDocument } from './document'

/** The documents of these messages as the tables have them; messages that are gone are left out. */
export async function loadDocuments(tx: ReadTx, messageIds: readonly string[]): Promise<SearchDocument[]> {
  if (messageIds.length === 0) return []
  const messages = await tx
    .selectFrom('message')
    .leftJoin('contact', 'contact.id', 'message.contact_id')
    .select([
      'message.id',
      'message.conversation_id',
      'message.at',
      'message.subject',
      'message.text',
      'message.direction',
      'message.from_name',
      'message.from_address',
      'message.fax_number',
      'message.to_json',
      'message.cc_json',
      'contact.name as contact_name',
    ])
    .where('message.id', 'in', messageIds)
    .execute()
  const pages = await tx
    .selectFrom('page')
    .innerJoin('attachment', 'attachment.id', 'page.attachment_id')
    .select(['page.message_id', 'page.text'])
    .where('page.message_id', 'in', messageIds)
    .where('page.text', '!=', '')
    .orderBy('page.message_id')
    .orderBy('attachment.position')
    .orderBy('attachment.id')
    .orderBy('page.number')
    .execute()
  const pagesOf = groupBy(pages, (page) => page.message_id)
  return messages.map((message) => ({
    messageId: message.id,
    conversationId: message.conversation_id,
    at: message.at,
    subject: message.subject,
    contact: contactText(message, message.contact_name),
    body: message.text,
    pages: (pagesOf.get(message.id) ?? []).map(({ text }) => text),
  }))
}
