import type { RecognisedPage } from '../../ports/recogniser'
import type { Word } from '../../../shared/domain/page'

/** What of tesseract.js's answer is used. */
export interface TesseractPage {
  readonly blocks: readonly { readonly paragraphs: readonly { readonly lines: readonly { readonly words: readonly TesseractWord[] }[] }[] }[] | null
}

interface TesseractWord {
  readonly text: string
  readonly confidence: number
  readonly bbox: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }
}

export function toRecognisedPage({ blocks }: TesseractPage): RecognisedPage {
  const words: Word[] = []
  const lines: string[] = []
  for (const block of blocks ?? []) {
    for (const paragraph of block.paragraphs) {
      for (const line of paragraph.lines) {
        const said = line.words.filter((word) => word.text.trim() !== '')
        for (const { text, confidence, bbox } of said) {
          const box: Word['box'] = [bbox.x0, bbox.y0, bbox.x1 - bbox.x0, bbox.y1 - bbox.y0]
          words.push({ text: text.trim(), box, confidence: Math.min(100, Math.max(0, confidence)), line: lines.length })
        }
        if (said.length > 0) lines.push(said.map((word) => word.text.trim()).join(' '))
      }
    }
  }
  const confidence = words.length === 0 ? 0 : words.reduce((sum, word) => sum + word.confidence, 0) / words.length
  return { words, text: lines.join('\n'), confidence }
}
