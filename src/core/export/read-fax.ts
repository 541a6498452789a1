import type { ErrorCode } from '../../shared/errors'
import type { PictureType, Rotation } from '../ports'
import type { Store } from '../store/store'

/** A page of a fax as an export needs it, without its words: they are read when its turn comes. */
export interface ExportPage {
  readonly id: string
  readonly number: number
  readonly rotation: Rotation
  readonly sha256: string
  readonly type: PictureType
  readonly code: ErrorCode | null
  readonly text: string
  readonly language: string | null
  /** its text has still to be read */
  readonly unread: boolean
}

export interface ExportFax {
  readonly subject: string
  readonly from: string
  readonly at: number
  readonly pages: readonly ExportPage[]
}

/** A fax with the pages of those that continue it; null where there is no such message. */
export async function readFax(store: Store, messageId: string): Promise<ExportFax | null> {
  return store.read(async (tx) => {
    const message = await tx.selectFrom('message').select(['subject', 'from_name', 'fax_number', 'at']).where('id', '=', messageId).executeTakeFirst()
    if (!message) return null
    const pages = await tx
      .selectFrom('page')
      .innerJoin('attachment', 'attachment.id', 'page.attachment_id')
      .innerJoin('message', 'message.id', 'page.message_id')
      .select(['page.id', 'page.number', 'page.rotation', 'page.code', 'page.recognition', 'page.text', 'page.language', 'attachment.sha256', 'attachment.type'])
      .where((where) => where.or([where('message.id', '=', messageId), where('message.joined_to', '=', messageId)]))
      .where('attachment.type', 'is not', null)
      // The fax itself first, its continuations as they came.
      .orderBy((order) => order.case().when('message.id', '=', messageId).then(0).else(1).end())
      .orderBy('message.at')
      .orderBy('message.id')
      .orderBy('attachment.position')
      .orderBy('page.number')
      .execute()
    return {
      subject: message.subject,
      from: message.from_name || (message.fax_number ?? ''),
      at: message.at,
      pages: pages.map(({ code, recognition, type, ...page }) => ({
        ...page,
        type: type as PictureType,
        unread: recognition === 'waiting',
        // A code beside a picture only tells why its words are missing.
        code: recognition === 'none' ? ((code ?? 'file-damaged') as ErrorCode) : null,
      })),
    }
  })
}
