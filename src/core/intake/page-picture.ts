import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { PageLook } from '../../shared/domain/page-look'
import { ok, type Result } from '../../shared/result'
import type { EngineContext } from '../context'
import type { PictureType } from '../ports'

/** Where the picture of a page lies; turn and look are part of the name, so a turned or a cleaned page is another picture. */
export const picturePath = (context: EngineContext, pageId: string, rotation: number, look: PageLook): string =>
  join(context.paths.pictures, pageId.slice(-2), `${pageId}-${rotation}${look === 'cleaned' ? '-cleaned' : ''}.png`)

/** The page's upright picture; made from the original where it is missing. */
export async function readyPicture(
  context: EngineContext,
  pageId: string,
  sha256: string,
  type: PictureType,
  number: number,
  rotation: 0 | 90 | 180 | 270,
  look: PageLook,
): Promise<Result<{ path: string }>> {
  const path = picturePath(context, pageId, rotation, look)
  if (await stat(path).catch(() => null)) return ok({ path })
  const rendered = await context.reader.render(await context.blobs.file(sha256), type, number, rotation, path, look)
  return rendered.ok ? ok({ path }) : rendered
}
