import type { Output } from '../../shared/contract'
import type { ArrivalHints } from '../../shared/domain/arrival'
import type { Announcement } from '../../shared/domain/gateway'
import type { Attachment, Delivery, MailAddress, Message } from '../../shared/domain/message'
import type { Reason } from '../../shared/domain/reason'
import { groupBy } from '../../shared/group-by'
import type { ReadTx } from '../store/store'
import { toPage } from '../store/to-page'
import { checklistOf, notesOf } from './among-us'
import { labelsOf, toWork, workColumns } from '../work'
import type { AttachmentTable, MessageTable, PageTable } from '../store/tables'

/** A scanner that sends one fax over and over fills no screen: the last times say enough. */
const mostSeenAgain = 20

/** A conversation with all it holds, oldest message first. Null when it is gone. */
export async function readConversation(tx: ReadTx, id: string): Promise<Output<'conversation.get'> | null> {
  const conversation = await tx
    .selectFrom('conversation')
    .leftJoin('person', 'person.id', 'conversation.owner_id')
    .select(['conversation.subject', 'conversation.contact_id', ...workColumns])
    .where('conversation.id', '=', id)
    .executeTakeFirst()
  if (!conversation) return null
  const contact = await tx.selectFrom('contact').selectAll().where('id', '=', conversation.contact_id).executeTakeFirstOrThrow()
  const addresses = await tx.selectFrom('contact_address').select(['kind', 'value']).where('contact_id', '=', contact.id).orderBy('id').execute()
  const messages = await tx
    .selectFrom('message')
    .leftJoin('arrival', 'arrival.id', 'message.arrival_id')
    .selectAll('message')
    .select('arrival.hints_json')
    .where('message.conversation_id', '=', id)
    .orderBy('message.at')
    .orderBy('message.id')
    .execute()
  const attachments = await tx
    .selectFrom('attachment')
    .innerJoin('message', 'message.id', 'attachment.message_id')
    .selectAll('attachment')
    .where('message.conversation_id', '=', id)
    .orderBy('attachment.position')
    .execute()
  const pages = await tx
    .selectFrom('page')
    .innerJoin('message', 'message.id', 'page.message_id')
    .selectAll('page')
    .where('message.conversation_id', '=', id)
    .orderBy('page.number')
    .execute()
  const again = await tx
    .selectFrom('arrival')
    .innerJoin('message', 'message.id', 'arrival.message_id')
    .select(['arrival.message_id', 'arrival.seen_at', 'arrival.name'])
    .where('message.conversation_id', '=', id)
    .where('arrival.outcome', '=', 'duplicate')
    // What we sent lies in more than one place anyway.
    .where('message.direction', '=', 'in')
    .orderBy('arrival.seen_at', 'desc')
    .orderBy('arrival.id', 'desc')
    .limit(mostSeenAgain)
    .execute()
  const outgoing = await tx
    .selectFrom('outgoing')
    .innerJoin('message', 'message.id', 'outgoing.message_id')
    .select(['outgoing.message_id', 'outgoing.bcc_json'])
    .where('message.conversation_id', '=', id)
    .execute()
  const blocked = await tx
    .selectFrom('blocked_message')
    .innerJoin('message', 'message.id', 'blocked_message.message_id')
    .innerJoin('blocked_sender', 'blocked_sender.id', 'blocked_message.blocked_id')
    .select(['blocked_message.message_id', 'blocked_sender.id', 'blocked_sender.kind', 'blocked_sender.value', 'blocked_sender.lifted_at'])
    .where('message.conversation_id', '=', id)
    .execute()
  const drafts = await tx.selectFrom('draft').select('id').where('conversation_id', '=', id).orderBy('id').execute()

  const notes = await notesOf(tx, id)
  const pagesBy = groupBy(pages, (page) => page.attachment_id)
  const attachmentsBy = groupBy(attachments, (attachment) => attachment.message_id)
  const againBy = groupBy(again, (arrival) => arrival.message_id ?? '')
  const blockedBy = new Map(blocked.map(({ message_id, lifted_at, ...mark }) => [message_id, { ...mark, lifted: lifted_at !== null }]))
  const bccBy = new Map(outgoing.map((row) => [row.message_id, JSON.parse(row.bcc_json) as MailAddress[]]))
  return {
    id,
    subject: conversation.subject,
    contact: { id: contact.id, name: contact.name, addresses },
    messages: messages.map((row) => ({
      ...toMessage(row),
      ...toldOf(row, JSON.parse(row.hints_json ?? '{}') as ArrivalHints),
      note: notes.get(row.id) ?? null,
      blocked: blockedBy.get(row.id) ?? null,
      bcc: bccBy.get(row.id) ?? [],
      attachments: (attachmentsBy.get(row.id) ?? []).map((attachment) => toAttachment(attachment, pagesBy.get(attachment.id) ?? [])),
      seenAgain: (againBy.get(row.id) ?? []).reverse().map((arrival) => ({ at: arrival.seen_at, name: arrival.name })),
    })),
    draftIds: drafts.map((draft) => draft.id),
    checklist: await checklistOf(tx, id),
    work: toWork(conversation, (await labelsOf(tx, [id])).get(id) ?? []),
  }
}

/** What the arrival says of it. A machine reads no receipts, and whoever is not the sender should get none. */
const toldOf = ({ direction, channel, automatic, warning }: MessageTable, hints: ArrivalHints): Pick<Message, 'answered' | 'asksReceipt'> => ({
  answered: hints.answered === true,
  asksReceipt: hints.asksReceipt === true && direction === 'in' && channel === 'mail' && automatic === null && warning === null,
})

function toMessage(row: MessageTable): Omit<Message, 'attachments' | 'seenAgain' | 'bcc' | 'answered' | 'asksReceipt' | 'note' | 'blocked'> {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    channel: row.channel,
    direction: row.direction,
    at: row.at,
    externalId: row.external_id,
    sha256: row.sha256,
    from: row.from_address || row.from_name ? { name: row.from_name, address: row.from_address } : null,
    faxNumber: row.fax_number,
    to: JSON.parse(row.to_json) as MailAddress[],
    cc: JSON.parse(row.cc_json) as MailAddress[],
    subject: row.subject,
    text: row.text,
    hasHtml: row.has_html === 1,
    unread: row.unread === 1,
    delivery: toDelivery(row),
    warning: row.warning,
    reasons: JSON.parse(row.reasons_json) as Reason[],
    automatic: row.automatic,
    hasTwin: row.twin_of !== null,
    announcement: row.announcement_json === null ? null : (JSON.parse(row.announcement_json) as Announcement),
  }
}

function toDelivery(row: MessageTable): Delivery | null {
  if (row.delivery_step === null) return null
  return {
    step: row.delivery_step,
    at: row.delivery_at ?? row.at,
    code: row.delivery_code,
    params: JSON.parse(row.delivery_params_json) as Delivery['params'],
    attempts: row.delivery_attempts,
    nextAt: row.delivery_next_at,
    undoUntil: row.undo_until,
  }
}

function toAttachment(row: AttachmentTable, pages: readonly PageTable[]): Attachment {
  return {
    id: row.id,
    role: row.role,
    name: row.name,
    mediaType: row.media_type,
    size: row.size,
    contentId: row.content_id,
    pages: pages.map(toPage),
  }
}
