import PDFDocument from 'pdfkit'
import type { Rotation } from '../../ports/document-reader'
import { encodePng } from '../picture/png-writer'
import type { OpenDocument } from './documents'
import { uprightPicture } from './picture'

const pointsPerInch = 72

/** Each page in its true size with its picture filling it; black and white stays one bit a dot. */
export async function makePdf(document: OpenDocument, rotations: readonly Rotation[]): Promise<Uint8Array> {
  const pdf = new PDFDocument({ autoFirstPage: false, margin: 0 })
  const parts: Uint8Array[] = []
  pdf.on('data', (part: Uint8Array) => parts.push(part))
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  for (let index = 0; index < document.pages; index++) {
    const { raster, dpi } = uprightPicture(document, index, rotations[index] ?? 0)
    const size: [number, number] = [(raster.width / dpi) * pointsPerInch, (raster.height / dpi) * pointsPerInch]
    pdf.addPage({ size, margin: 0 })
    pdf.image(Buffer.from(encodePng(raster, dpi)), 0, 0, { width: size[0], height: size[1] })
  }
  pdf.end()
  await ended
  return Uint8Array.from(Buffer.concat(parts))
}
