import type { Placed } from '../conversations'
import type { Ids } from '../ports'
import type { WriteTx } from '../store/store'
import type { ArrivalTable, AttachmentTable, MessageTable, PageTable } from '../store/tables'
import type { Arriving, Content, UnpackedFile } from './arriving'

/** What the stages found out about an arrival, as its row keeps it. */
export const foundColumns = ({ sha256, type, size, mtime, kept }: Arriving): Pick<ArrivalTable, 'sha256' | 'type' | 'size' | 'mtime' | 'kept'> => ({
  sha256,
  type,
  size,
  mtime,
  kept: kept ? 1 : 0,
})

/** The row of an incoming message: unread, untouched, without delivery. */
export function messageRow(id: string, placed: Placed, arriving: Arriving, content: Content): MessageTable {
  return {
    id,
    conversation_id: placed.conversationId,
    contact_id: placed.contactId,
    channel: content.channel,
    direction: 'in',
    at: content.at,
    external_id: content.externalId,
    in_reply_to: content.inReplyTo,
    references_json: JSON.stringify(content.references),
    sha256: arriving.sha256,
    arrival_id: arriving.id,
    from_name: content.from?.name ?? '',
    from_address: content.from?.address ?? '',
    fax_number: content.faxNumber,
    to_json: JSON.stringify(content.to),
    cc_json: JSON.stringify(content.cc),
    reply_to_json: JSON.stringify(content.replyTo),
    subject: content.subject,
    text: content.text,
    has_html: content.hasHtml ? 1 : 0,
    unread: 1,
    touched: arriving.assignedTo === null ? 0 : 1,
    delivery_step: null,
    delivery_at: null,
    delivery_code: null,
    delivery_params_json: '{}',
    delivery_attempts: 0,
    delivery_next_at: null,
    undo_until: null,
    joined_to: null,
    joined_from: null,
  }
}

export function attachmentRows(messageId: string, files: readonly UnpackedFile[], ids: Ids): { attachments: AttachmentTable[]; pages: PageTable[] } {
  const pages: PageTable[] = []
  const attachments = files.map((file, position): AttachmentTable => {
    const id = ids.next()
    for (const page of file.pages) {
      pages.push({
        id: ids.next(),
        attachment_id: id,
        message_id: messageId,
        number: page.number,
        width: page.width,
        height: page.height,
        rotation: 0,
        code: page.code,
        recognition: page.code === null ? 'waiting' : 'none',
        text: '',
        language: null,
        confidence: null,
        line_json: null,
      })
    }
    return {
      id,
      message_id: messageId,
      role: file.role,
      position,
      sha256: file.sha256,
      name: file.name,
      media_type: file.mediaType,
      size: file.size,
      content_id: file.contentId,
      type: file.pages.length > 0 ? file.type : null,
    }
  })
  return { attachments, pages }
}

/** SQLite takes 32,766 values a statement; a long fax has more. */
const pagesAStatement = 500

export async function insertPages(tx: WriteTx, pages: readonly PageTable[]): Promise<void> {
  for (let start = 0; start < pages.length; start += pagesAStatement) {
    await tx.insertInto('page').values(pages.slice(start, start + pagesAStatement)).execute()
  }
}
