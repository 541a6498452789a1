import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ArchivePdf } from '../../ports/archive-pdf'
import { writePdf } from './document'
import { LetterSheets } from './letter-sheets'

/** @param fonts the folder with the typeface of letters */
export function createArchivePdf(fonts: string): ArchivePdf {
  return {
    write: (target, title, pages) => writePdf(target, title, 'PDF/A-2b', pages, ({ addPicture }) => Promise.resolve(addPicture)),
    writeLetters: (target, title, parts) =>
      writePdf(target, title, 'PDF/A-3b', parts, async ({ pdf, addPicture }) => {
        const [plain, bold] = await Promise.all([readFile(join(fonts, 'DejaVuSans.ttf')), readFile(join(fonts, 'DejaVuSans-Bold.ttf'))])
        const sheets = new LetterSheets(pdf, title.title, { plain, bold })
        return async (part) => {
          switch (part.kind) {
            case 'letter': return sheets.letter(part)
            case 'page': return sheets.around(() => { addPicture(part.page) })
            case 'file': {
              pdf.file(Buffer.from(part.bytes.buffer, part.bytes.byteOffset, part.bytes.byteLength), { name: part.name, type: part.mediaType, modifiedDate: new Date(part.at) })
            }
          }
        }
      }),
  }
}
