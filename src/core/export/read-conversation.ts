import type { Attachment, Message } from '../../shared/domain/message'
import type { Contact } from '../../shared/domain/conversation'
import { readConversation } from '../conversations'
import type { PictureType } from '../ports'
import type { Store } from '../store/store'

/** A file of a message, with what leads to its bytes. */
export interface ExportFile extends Attachment {
  readonly sha256: string
  /** null: nothing our decoders open */
  readonly type: PictureType | null
}

export interface ExportMessage extends Omit<Message, 'attachments'> {
  readonly files: readonly ExportFile[]
}

export interface ExportConversation {
  readonly subject: string
  readonly contact: Contact
  /** in order, the oldest first */
  readonly messages: readonly ExportMessage[]
}

/** A conversation as it leaves the house: notes only where they were chosen. Null where there is none. */
export async function readForExport(store: Store, id: string, notes: boolean): Promise<ExportConversation | null> {
  return store.read(async (tx) => {
    const conversation = await readConversation(tx, id)
    if (!conversation) return null
    const rows = await tx
      .selectFrom('attachment')
      .innerJoin('message', 'message.id', 'attachment.message_id')
      .select(['attachment.id', 'attachment.sha256', 'attachment.type'])
      .where('message.conversation_id', '=', id)
      .execute()
    const kept = new Map(rows.map((row) => [row.id, row]))
    return {
      subject: conversation.subject,
      contact: conversation.contact,
      messages: conversation.messages
        .filter(({ channel }) => notes || channel !== 'internal')
        .map(({ attachments, ...message }) => ({
          ...message,
          files: attachments.flatMap((file) => {
            const row = kept.get(file.id)
            return row ? [{ ...file, sha256: row.sha256, type: row.type as PictureType | null }] : []
          }),
        })),
    }
  })
}

export const isConversation = async (store: Store, id: string): Promise<boolean> =>
  (await store.read((tx) => tx.selectFrom('conversation').select('id').where('id', '=', id).executeTakeFirst())) !== undefined
