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

/** What is written of one message: who, when and how in its head, then its words. */
export interface LetterPart {
  readonly kind: 'letter'
  readonly heading: string
  /** named lines below the heading; an empty value is left out by whoever makes them */
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  readonly text: string
}

/** Parts of a PDF of letters, in the order in which they stand. */
export type LettersPart =
  | LetterPart
  | { readonly kind: 'page'; readonly page: ArchivePage }
  /** goes along inside the PDF; no two have the same name. `at`: UTC milliseconds */
  | { readonly kind: 'file'; readonly name: string; readonly mediaType: string; readonly at: number; readonly bytes: Uint8Array }

/** Writes PDF/A (ISO 19005), one part after the other; nothing but the part at hand is held. */
export interface ArchivePdf {
  /** Level 2b. @param target a new file; left behind unfinished where a page throws */
  write(target: string, title: ArchiveTitle, pages: AsyncIterable<ArchivePage>): Promise<Result<{ readonly pages: number }>>
  /** Level 3b: letters, pages in their true size between them, and files inside. @param target as above */
  writeLetters(target: string, title: ArchiveTitle, parts: AsyncIterable<LettersPart>): Promise<Result<{ readonly pages: number }>>
}
