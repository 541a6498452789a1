import type { PlacedMail } from '../conversations'
import type { Ids } from '../ports'
import { insertRows } from '../store/prepared'
import type { WriteTx } from '../store/store'
import type { ArrivalTable, AttachmentTable, MessageTable, PageTable } from '../store/tables'
import type { Arriving, Content, UnpackedFile } from './arriving'

type ArrivalState = Pick<ArrivalTable, 'stage' | 'outcome' | 'code' | 'params_json' | 'message_id'>

/** While nothing has come of it. */
export const underWay: Omit<ArrivalState, 'stage'> = { outcome: null, code: null, params_json: '{}', message_id: null }

/**
 * Saves how far arrivals have come, a batch with one statement instead of as many updates. The rows are there since they
 * were seen; what is given for the other columns is what stands in them.
 */
export async function saveArrivals(tx: WriteTx, arrivals: readonly { readonly arriving: Arriving; readonly state: ArrivalState }[], now: number): Promise<void> {
  const rows = arrivals.map(({ arriving, state }) => arrivalRow(arriving, state, now))
  await insertRows(tx, 'arrival', rows, {
    name: 'anew',
    add: (insert) => insert.onConflict((conflict) => conflict.column('id').doUpdateSet((set) => Object.fromEntries(savedColumns.map((name) => [name, set.ref(`excluded.${name}`)])))),
  })
}

const savedColumns = ['stage', 'outcome', 'code', 'params_json', 'message_id', 'sha256', 'type', 'size', 'mtime', 'kept', 'hints_json', 'updated_at'] as const

/** Written out column by column: put together of parts, a row of this many columns takes longer to make than to write. */
const arrivalRow = (arriving: Arriving, state: ArrivalState, now: number): ArrivalTable => ({
  id: arriving.id,
  channel_id: arriving.channelId,
  via: arriving.via,
  path: arriving.path,
  name: arriving.name,
  seen_at: arriving.seenAt,
  assigned_to: arriving.assignedTo,
  part: arriving.part,
  first_byte: arriving.firstByte,
  sha256: arriving.sha256,
  type: arriving.type,
  size: arriving.size,
  mtime: arriving.mtime,
  kept: arriving.kept ? 1 : 0,
  hints_json: JSON.stringify(arriving.hints),
  stage: state.stage,
  outcome: state.outcome,
  code: state.code,
  params_json: state.params_json,
  message_id: state.message_id,
  updated_at: now,
})

/** Read where it came from; what was thrown away there asks for nobody's attention either. */
const isRead = ({ seen, answered, trashed, draft }: Arriving['hints']): boolean => seen === true || answered === true || trashed === true || draft === true

export interface Bearing {
  /** written here and sent by another program: what became of it our ladder does not know */
  readonly own: boolean
  readonly twinOf: string | null
  /** it says only that a message of ours arrived, and is believed: the message itself says so from now on */
  readonly receipt: boolean
}

/** The row of a message that came in: unread unless it was read where it came from, is our own or a receipt, untouched, without delivery. */
export function messageRow(id: string, placed: PlacedMail, arriving: Arriving, content: Content, { own, twinOf, receipt }: Bearing): MessageTable {
  return {
    id,
    conversation_id: placed.conversationId,
    contact_id: placed.contactId,
    channel: content.channel,
    direction: own ? 'out' : 'in',
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
    unread: own || receipt || isRead(arriving.hints) ? 0 : 1,
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
    reasons_json: JSON.stringify(placed.reasons),
    topic: placed.topic,
    body_print: content.bodyPrint,
    automatic: content.channel === 'fax' ? null : content.announcement !== null ? 'fax-report' : content.automatic,
    twin_of: twinOf,
    warning: own ? null : content.warning,
    announcement_json: content.announcement === null ? null : JSON.stringify(content.announcement),
    trashed: arriving.hints.trashed ? 1 : 0,
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
        facts_json: null,
        turned_to: null,
        read_by: null,
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
