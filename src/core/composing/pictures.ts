import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext } from '../context'
import type { NewAttachment } from './drafts'
import { cleanFileName } from './names'

const endings = { png: '.png', jpeg: '.jpg' } as const

/** As large as one that a window brings (shared/contract/composing). */
const mostBytes = 2_500_000

export type Picture = NewAttachment & { readonly content_id: string }

/** Keeps a picture that the text of a draft is to show. */
export const keepPicture = (context: EngineContext, name: string, base64: string): Promise<Result<Picture>> => keep(context, name, Buffer.from(base64, 'base64'))

/** A picture of the message that the draft answers or passes on; `not-found` where it is another's. */
export async function takePicture(context: EngineContext, draftId: string, attachmentId: string): Promise<Result<Picture>> {
  const found = await context.store.read((tx) =>
    tx
      .selectFrom('attachment')
      .innerJoin('draft', 'draft.reply_to', 'attachment.message_id')
      .select(['attachment.sha256', 'attachment.name', 'attachment.size'])
      .where('draft.id', '=', draftId)
      .where('attachment.id', '=', attachmentId)
      .executeTakeFirst(),
  )
  if (!found) return fail('not-found')
  if (found.size > mostBytes) return fail('picture-unusable')
  if (!(await context.blobs.has(found.sha256))) return fail('attachment-missing')
  return keep(context, found.name, await readFile(await context.blobs.file(found.sha256)))
}

/** What it is its content says, not its name; its Content-ID is ours alone (RFC 2392). */
async function keep({ blobs, tellType, ids }: EngineContext, name: string, bytes: Buffer): Promise<Result<Picture>> {
  const type = await tellType(bytes)
  if (type !== 'png' && type !== 'jpeg') return fail('picture-unusable')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await blobs.put(sha256, { bytes })
  const stem = name.replace(/\.[^.]{1,10}$/, '')
  return ok({ sha256, name: cleanFileName(`${stem}${endings[type]}`), media_type: `image/${type}`, size: bytes.length, content_id: `${ids.next()}@picture.invalid` })
}
