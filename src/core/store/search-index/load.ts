import { groupBy } from '../../../shared/group-by'
import { organisationsOf } from '../organisations-of'
import type { ReadTx } from '../store'
import { factsOf, partiesOf, type SearchDocument } from './document'

/** The documents of these messages as the tables have them; messages that are gone are left out. */
export async function loadDocuments(tx: ReadTx, messageIds: readonly string[]): Promise<SearchDocument[]> {
  if (messageIds.length === 0) return []
  const messages = await tx
    .selectFrom('message')
    .leftJoin('contact', 'contact.id', 'message.contact_id')
    .select(['message.id', 'message.conversation_id', 'message.channel', 'message.at', 'message.subject', 'message.text', 'message.direction'])
    .select(['message.from_name', 'message.from_address', 'message.fax_number', 'message.to_json', 'message.cc_json', 'message.contact_id', 'contact.name as contact_name'])
    .where('message.id', 'in', messageIds)
    .execute()
  const files = groupBy(await filesOf(tx, messageIds), (file) => file.message_id)
  const pages = files.size === 0 ? new Map<string, { readonly text: string }[]>() : groupBy(await pagesOf(tx, messageIds), (page) => page.message_id)
  // What a member writes is found by the organisation's name, too; in an order that does not hang on how the list sorts.
  const firms = await organisationsOf(tx, [...new Set(messages.flatMap(({ contact_id }) => (contact_id === null ? [] : [contact_id])))])
  return messages.map((message) => {
    const own = files.get(message.id) ?? []
    return {
      messageId: message.id,
      conversationId: message.conversation_id,
      at: message.at,
      facts: factsOf(message, own),
      subject: message.subject,
      parties: partiesOf(message, [message.contact_name ?? '', ...[...(firms.get(message.contact_id ?? '') ?? [])].sort()].filter((name) => name !== '')),
      files: own.filter(({ role }) => role === 'attached').map(({ name }) => name),
      body: message.text,
      pages: (pages.get(message.id) ?? []).map(({ text }) => text),
    }
  })
}

const filesOf = (tx: ReadTx, messageIds: readonly string[]) =>
  tx
    .selectFrom('attachment')
    .select(['message_id', 'role', 'name', 'media_type', 'type'])
    .where('message_id', 'in', messageIds)
    .orderBy('message_id')
    .orderBy('position')
    .orderBy('id')
    .execute()

const pagesOf = (tx: ReadTx, messageIds: readonly string[]) =>
  tx
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
