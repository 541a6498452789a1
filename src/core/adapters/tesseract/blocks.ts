import type { ReadLine } from '../../ports/recogniser'

/** What of tesseract.js's answer is used. */
export interface TesseractPage {
  readonly blocks: readonly { readonly paragraphs: readonly { readonly lines: readonly { readonly words: readonly TesseractWord[] }[] }[] }[] | null
}

interface TesseractWord {
  readonly text: string
  readonly confidence: number
  readonly bbox: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }
}

export const toReadLine = ({ blocks }: TesseractPage): ReadLine =>
  (blocks ?? [])
    .flatMap((block) => block.paragraphs.flatMap((paragraph) => paragraph.lines.flatMap((line) => line.words)))
    .filter((word) => word.text.trim() !== '')
    .map(({ text, confidence, bbox }) => ({
      text: text.trim(),
      box: [bbox.x0, bbox.y0, bbox.x1 - bbox.x0, bbox.y1 - bbox.y0],
      confidence: Math.min(100, Math.max(0, confidence)),
    }))
