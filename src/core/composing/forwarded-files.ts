import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext } from '../context'
import type { ReadTx } from '../store/store'
import type { AttachmentTable } from '../store/tables'
import { keepFax } from './attach'
import type { NewAttachment } from './drafts'
import { cleanFileName, safeMediaType } from './names'

/** A smaller inline picture is the logo of a signature, which says nothing to others; a larger one is what somebody showed. */
const smallestPicture = 20_000

/** What goes along with a message that is passed on: its files as they came, a fax as PDF, with what was joined to it. */
export async function forwardedFiles(context: EngineContext, conversationId: string, messageId: string): Promise<Result<readonly NewAttachment[]>> {
  const found = await context.store.read((tx) => attachmentsOf(tx, conversationId, messageId))
  const files: NewAttachment[] = []
  for (const attachment of found) {
    const file = await toFile(context, conversationId, attachment)
    if (!file.ok) return file
    files.push(file.value)
  }
  return ok(files)
}

async function attachmentsOf(tx: ReadTx, conversationId: string, messageId: string): Promise<AttachmentTable[]> {
  const rows = await tx
    .selectFrom('attachment')
    .innerJoin('message', 'message.id', 'attachment.message_id')
    .selectAll('attachment')
    .where('message.conversation_id', '=', conversationId)
    .where((where) => where.or([where('message.id', '=', messageId), where('message.joined_to', '=', messageId)]))
    .orderBy('message.at')
    .orderBy('message.id')
    .orderBy('attachment.position')
    .execute()
  return rows.filter(({ role, size }) => role !== 'inline' || size >= smallestPicture)
}

async function toFile(context: EngineContext, conversationId: string, attachment: AttachmentTable): Promise<Result<NewAttachment>> {
  const { sha256, role, size } = attachment
  if (!(await context.blobs.has(sha256))) return fail('attachment-missing')
  // A fax that makes no PDF is passed on as it came: a damaged page is no reason to keep the others back.
  const fax = role === 'document' ? await keepFax(context, conversationId, attachment.id) : null
  if (fax?.ok) return fax
  return ok({ sha256, name: cleanFileName(attachment.name), media_type: safeMediaType(attachment.media_type), size, content_id: null })
}
