import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type PDFDocument from 'pdfkit'
import { fail, ok, type Result } from '../../../shared/result'
import type { ArchivePage, ArchiveTitle } from '../../ports/archive-pdf'
import { addPage, TextFont, type Pdf } from './picture-page'

/** A PDF while it is written. */
export interface OpenPdf {
  readonly pdf: Pdf
  /** a page with the picture of a page */
  addPicture(page: ArchivePage): void
}

/**
 * Writes a PDF/A part by part: `add` draws one, and the next is asked for when the disk has taken what came before.
 * Level 2b where nothing is embedded, 3b (ISO 19005-3) where files of any kind go along.
 */
export async function writePdf<T>(
  target: string,
  title: ArchiveTitle,
  subset: 'PDF/A-2b' | 'PDF/A-3b',
  parts: AsyncIterable<T>,
  begin: (open: OpenPdf) => Promise<(part: T) => void | Promise<void>>,
): Promise<Result<{ readonly pages: number }>> {
  // Loaded with the first export: an engine that starts has no use for it.
  const { default: Document } = await import('pdfkit')
  const file = createWriteStream(target, { flags: 'wx' })
  // The first trouble ends it; waiting for what never drains would not.
  let trouble: NodeJS.ErrnoException | null = null
  file.on('error', (error) => (trouble = error))
  const closed = finished(file).catch(() => undefined)
  const pdf = newDocument(Document, title, subset)
  let count = 0
  pdf.on('pageAdded', () => count++)
  pdf.pipe(file)
  const font = new TextFont(pdf)
  try {
    let pictures = 0
    const add = await begin({ pdf, addPicture: (page) => { addPage(pdf, font, page, ++pictures) } })
    for await (const part of parts) {
      if (trouble !== null) break
      await add(part)
      if (file.writableNeedDrain) await Promise.race([once(file, 'drain').catch(() => undefined), closed])
    }
    font.end()
    pdf.end()
  } catch (error) {
    file.destroy()
    await closed
    throw error
  }
  await closed
  return trouble === null ? ok({ pages: count }) : fail(codeOf(trouble))
}

const codeOf = ({ code }: NodeJS.ErrnoException): 'disk-full' | 'target-unwritable' => (code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'target-unwritable')

function newDocument(Document: typeof PDFDocument, { title, language, madeAt }: ArchiveTitle, subset: 'PDF/A-2b' | 'PDF/A-3b'): Pdf {
  const date = new Date(madeAt)
  return new Document({
    autoFirstPage: false,
    margin: 0,
    pdfVersion: '1.7',
    subset,
    lang: language,
    displayTitle: true,
    info: { Title: new XmlSafe(plainTitle(title)) as unknown as string, Producer: 'Rückkanal', Creator: 'Rückkanal', CreationDate: date, ModDate: date },
    // No font but our own: the standard ones are not embedded.
    font: '',
  })
}

/**
 * pdfkit puts the title into the document's information by its value and into the metadata by its text, where it forgets
 * that XML has signs of its own: a sender's subject must not write our metadata.
 */
class XmlSafe extends String {
  override toString(): string {
    return super.toString().replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  }
}

/** XML 1.0 §2.2 has no place for control signs and halves of pairs. */
const plainTitle = (title: string): string => [...title.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]+/gu, ' ').trim()].slice(0, longestTitle).join('')

const longestTitle = 400
