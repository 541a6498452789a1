import type { Word } from '../../shared/domain/page'
import type { Result } from '../../shared/result'
import type { PackedPicture } from './document-reader'

/** One page of an archive PDF. */
export interface ArchivePage {
  /** null: the page cannot be shown; it keeps its place as an empty sheet, so that the others keep their numbers */
  readonly picture: PackedPicture | null
  /** boxes in pixels of the picture */
  readonly words: readonly Word[]
}

export interface ArchiveTitle {
  readonly title: string
  readonly language: 'de' | 'en'
  readonly madeAt: number
}

/** Writes PDF/A-2b (ISO 19005-2), one page after the other; nothing but the page at hand is held. */
export interface ArchivePdf {
  /** @param target a new file; left behind unfinished where a page throws */
  write(target: string, title: ArchiveTitle, pages: AsyncIterable<ArchivePage>): Promise<Result<{ readonly pages: number }>>
}
