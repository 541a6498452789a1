import type { PageFacts } from '../../src/core/fields'
import type { Word } from '../../src/shared/domain/page'
import type { TestContext } from './context'
import { addIncoming, addMessage } from './correspondence'
import { typedPage } from './typewriter'

interface ReadFaxPage {
  readonly words: readonly Word[] | null
  readonly facts?: PageFacts
}

/** A fax as it stands in the store when its pages were read: of somebody new, or of a contact that is there. */
export async function addReadFax(context: TestContext, pages: readonly ReadFaxPage[], of: { readonly fax?: string; readonly contact?: { readonly contactId: string; readonly conversationId: string }; readonly at?: number } = {}) {
  const message = { channel: 'fax', external_id: null, from_address: '', text: '', ...(of.at !== undefined && { at: of.at }) } as const
  const { contactId, conversationId, messageId } = of.contact
    ? { ...of.contact, messageId: await addMessage(context, { ...message, conversation_id: of.contact.conversationId, contact_id: of.contact.contactId }) }
    : await addIncoming(context, message, { name: '', fax: of.fax ?? '+49407788929' })
  const attachmentId = context.ids.next()
  const pageIds = pages.map(() => context.ids.next())
  await context.store.write(async (tx) => {
    await tx
      .insertInto('attachment')
      .values({ id: attachmentId, message_id: messageId, role: 'document', position: 0, sha256: 'a'.repeat(64), name: 'fax.tif', media_type: 'image/tiff', size: 1, content_id: null, type: 'tiff' })
      .execute()
    for (const [index, { words, facts }] of pages.entries()) {
      const id = pageIds[index] ?? ''
      await tx
        .insertInto('page')
        .values({
          id, attachment_id: attachmentId, message_id: messageId, number: index + 1, ...typedPage, rotation: 0, code: null, recognition: 'done', text: '', language: 'deu', confidence: 90,
          line_json: null, facts_json: facts ? JSON.stringify(facts) : null,
        })
        .execute()
      if (words) await tx.insertInto('page_words').values({ page_id: id, words_json: JSON.stringify(words) }).execute()
    }
  })
  const saved = async (): Promise<Readonly<Record<string, { readonly value: string; readonly page: string | null; readonly confidence: number }>>> => {
    const rows = await context.store.read((tx) => tx.selectFrom('message_field').selectAll().where('message_id', '=', messageId).execute())
    return Object.fromEntries(rows.map((row) => [row.name, { value: row.value, page: row.page_id, confidence: row.confidence }]))
  }
  return { contactId, conversationId, messageId, pageIds, saved }
}
