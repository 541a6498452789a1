import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { fail, ok, type Failure, type Result } from '../../shared/result'
import type { Language } from '../../shared/strings/language'
import type { EngineContext } from '../context'
import { limits } from '../limits'
import type { PictureType, Rotation } from '../ports'
import { readLanguage } from '../settings'
import type { ReadTx } from '../store/store'
import type { AttachmentTable } from '../store/tables'
import type { NewAttachment } from './drafts'
import { cleanFileName, faxFileName, mediaTypeOf } from './names'

/** Takes copies of files into the originals, so that a draft does not depend on what becomes of them. All or none. */
export async function keepFiles({ blobs }: EngineContext, paths: readonly string[]): Promise<Result<readonly NewAttachment[]>> {
  const kept: NewAttachment[] = []
  for (const path of paths) {
    const found = await look(path)
    if (!found.ok) return found
    const sha256 = await hashOf(path)
    if (typeof sha256 !== 'string') return { ok: false, error: sha256 }
    await blobs.put(sha256, { path })
    const name = cleanFileName(basename(path))
    kept.push({ sha256, name, media_type: mediaTypeOf(name), size: found.value, content_id: null })
  }
  return ok(kept)
}

async function look(path: string): Promise<Result<number>> {
  try {
    const stats = await stat(path)
    if (!stats.isFile()) return fail('file-unreadable')
    if (stats.size > limits.outgoingBytes) {
      return fail('message-too-large', { sizeMb: Math.ceil(stats.size / 1_048_576), limitMb: Math.ceil(limits.outgoingBytes / 1_048_576) })
    }
    return ok(stats.size)
  } catch (error) {
    return { ok: false, error: unreadable(error) }
  }
}

async function hashOf(path: string): Promise<string | Failure> {
  const digest = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer)
    return digest.digest('hex')
  } catch (error) {
    return unreadable(error)
  }
}

const unreadable = (error: unknown): Failure =>
  fail((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'file-missing' : 'file-unreadable').error

interface Fax {
  readonly attachment: AttachmentTable
  readonly at: number
  readonly sender: string
  readonly rotations: readonly Rotation[]
  readonly language: Language
}

/** A fax of the conversation as PDF, its pages turned as they are shown. A PDF goes on as it came. */
export async function keepFax(context: EngineContext, conversationId: string, attachmentId: string): Promise<Result<NewAttachment>> {
  const { store, blobs, reader } = context
  const fax = await store.read((tx) => findFax(tx, conversationId, attachmentId))
  if (!fax) return fail('not-found')
  const { attachment } = fax
  const type = attachment.type as PictureType | null
  if (type === null) return fail('unsupported-type')
  if (!(await blobs.has(attachment.sha256))) return fail('attachment-missing')
  const name = attachment.role === 'document' ? faxFileName(await wordForFax(fax.language), fax.at, fax.sender) : cleanFileName(attachment.name.replace(/(\.[^.]{1,10})?$/, '.pdf'))
  if (type === 'pdf') return ok({ sha256: attachment.sha256, name, media_type: 'application/pdf', size: attachment.size, content_id: null })
  const pdf = await reader.toPdf(await blobs.file(attachment.sha256), type, fax.rotations)
  if (!pdf.ok) return pdf
  const sha256 = createHash('sha256').update(pdf.value).digest('hex')
  await blobs.put(sha256, { bytes: pdf.value })
  return ok({ sha256, name, media_type: 'application/pdf', size: pdf.value.length, content_id: null })
}

async function findFax(tx: ReadTx, conversationId: string, attachmentId: string): Promise<Fax | null> {
  const attachment = await tx.selectFrom('attachment').selectAll().where('id', '=', attachmentId).executeTakeFirst()
  if (!attachment) return null
  const message = await tx
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .innerJoin('contact', 'contact.id', 'conversation.contact_id')
    .select(['message.at', 'message.fax_number', 'contact.name'])
    .where('message.id', '=', attachment.message_id)
    .where('message.conversation_id', '=', conversationId)
    .executeTakeFirst()
  if (!message) return null
  const pages = await tx.selectFrom('page').select('rotation').where('attachment_id', '=', attachmentId).orderBy('number').execute()
  return {
    attachment,
    at: message.at,
    sender: message.name || (message.fax_number ?? ''),
    rotations: pages.map(({ rotation }) => rotation),
    language: await readLanguage(tx),
  }
}

/** Loaded when it is needed: an engine that starts is not kept waiting for texts and their formatter. */
async function wordForFax(language: Language): Promise<string> {
  const { translator } = await import('../../shared/strings/translate')
  return translator(language)('reply.faxFile')
}
