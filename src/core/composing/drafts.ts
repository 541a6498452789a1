import type { Draft } from '../../shared/domain/draft'
import type { Ids } from '../ports'
import type { ReadTx, WriteTx } from '../store/store'
import type { DraftAttachmentTable, DraftTable } from '../store/tables'

export async function readDraft(tx: ReadTx, id: string): Promise<Draft | null> {
  const row = await tx.selectFrom('draft').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toDraft(row, await draftAttachments(tx, id)) : null
}

/** The draft that a person works on in this conversation: the one last changed. */
export async function openDraftOf(tx: ReadTx, conversationId: string): Promise<Draft | null> {
  const row = await tx
    .selectFrom('draft')
    .select('id')
    .where('conversation_id', '=', conversationId)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? readDraft(tx, row.id) : null
}

export async function draftAttachments(tx: ReadTx, draftId: string): Promise<DraftAttachmentTable[]> {
  return tx.selectFrom('draft_attachment').selectAll().where('draft_id', '=', draftId).orderBy('position').execute()
}

export type NewDraft = Omit<DraftTable, 'id' | 'updated_at'>
export type NewAttachment = Pick<DraftAttachmentTable, 'sha256' | 'name' | 'media_type' | 'size' | 'content_id'>

export async function addDraft(tx: WriteTx, ids: Ids, now: number, draft: NewDraft, attachments: readonly NewAttachment[]): Promise<Draft> {
  const row = { id: ids.next(), ...draft, updated_at: now }
  await tx.insertInto('draft').values(row).execute()
  return toDraft(row, await addAttachments(tx, ids, row.id, 0, attachments))
}

export async function addAttachments(
  tx: WriteTx,
  ids: Ids,
  draftId: string,
  first: number,
  attachments: readonly NewAttachment[],
): Promise<DraftAttachmentTable[]> {
  const rows = attachments.map((attachment, index) => ({ id: ids.next(), draft_id: draftId, position: first + index, ...attachment }))
  if (rows.length > 0) await tx.insertInto('draft_attachment').values(rows).execute()
  return rows
}

function toDraft(row: DraftTable, attachments: readonly DraftAttachmentTable[]): Draft {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    intent: row.intent,
    replyTo: row.reply_to,
    identity: row.identity as Draft['identity'],
    to: row.to_line,
    cc: row.cc_line,
    bcc: row.bcc_line,
    subject: row.subject,
    text: row.text,
    formatted: row.formatted_json,
    attachments: attachments.map(({ id, name, media_type, size, content_id }) => ({ id, name, mediaType: media_type, size, contentId: content_id })),
    updatedAt: row.updated_at,
  }
}
