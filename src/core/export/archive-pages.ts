import type { Word } from '../../shared/domain/page'
import type { ErrorCode } from '../../shared/errors'
import { fail, FailureError, ok, type Result } from '../../shared/result'
import type { ArchivePage, DocumentReader, PictureType, Rotation } from '../ports'

/** A page to be put into an archive PDF, wherever it comes from. */
export interface PageToArchive {
  readonly path: string
  readonly type: PictureType
  readonly number: number
  readonly rotation: Rotation
  /** why it cannot be shown */
  readonly code: ErrorCode | null
  words(): Promise<readonly Word[]>
}

/**
 * Page by page, each packed when the one before is written. A page that cannot be shown keeps its place as an empty sheet;
 * only a document of which nothing can be shown fails.
 */
export async function* archivePages(reader: DocumentReader, pages: readonly PageToArchive[], signal?: AbortSignal): AsyncGenerator<ArchivePage> {
  let shown = 0
  let first: ErrorCode | null = null
  for (const page of pages) {
    if (signal?.aborted === true) throw new FailureError(fail('cancelled').error)
    const packed = await archivePage(reader, page)
    if (!packed.ok && (packed.error.code === 'cancelled' || packed.error.code === 'file-missing')) throw new FailureError(packed.error)
    if (packed.ok) shown++
    else first ??= packed.error.code
    yield packed.ok ? packed.value : { picture: null, words: [] }
  }
  if (shown === 0) throw new FailureError(fail(first ?? 'not-found').error)
}

/** One page with its words, or why it cannot be shown. */
export async function archivePage(reader: DocumentReader, page: PageToArchive): Promise<Result<ArchivePage>> {
  const packed = page.code === null ? await reader.pack(page.path, page.type, page.number, page.rotation) : fail(page.code)
  return packed.ok ? ok({ picture: packed.value, words: await page.words() }) : packed
}
