import { createHash } from 'node:crypto'
import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext } from '../context'
import type { NewAttachment } from './drafts'
import { cleanFileName } from './names'

const endings = { png: '.png', jpeg: '.jpg' } as const

/** Keeps a picture that the text of a draft is to show. What it is its content says, not its name; its Content-ID is ours alone (RFC 2392). */
export async function keepPicture({ blobs, tellType, ids }: EngineContext, name: string, base64: string): Promise<Result<NewAttachment & { readonly content_id: string }>> {
  const bytes = Buffer.from(base64, 'base64')
  const type = await tellType(bytes)
  if (type !== 'png' && type !== 'jpeg') return fail('picture-unusable')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await blobs.put(sha256, { bytes })
  const stem = name.replace(/\.[^.]{1,10}$/, '')
  return ok({ sha256, name: cleanFileName(`${stem}${endings[type]}`), media_type: `image/${type}`, size: bytes.length, content_id: `${ids.next()}@picture.invalid` })
}
