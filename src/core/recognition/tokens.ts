import type { Word } from '../../shared/domain/page'
import type { PreparedPage } from '../ports/document-reader'
import type { RecognisedPage } from '../ports/recogniser'
import { placeBefore } from './skew'

/** What rules, specks and fold marks leave behind; a dash by itself is a real sign. */
const stray = /^[|¦!_—=~°.,:;'"‚‘’“”„«»®©§\\/[\]{}()<>*^`´•·-]+$/
const real: ReadonlySet<string> = new Set(['-', '–', '§', '=', '/', '*', '•'])

/** Drops tokens made only of stray signs and takes bars off the edges of words: fewer wrong words, nothing lost. */
export function withoutStrays(page: RecognisedPage): RecognisedPage {
  const words = page.words
    .map((word): Word => ({ ...word, text: word.text.replace(/^[|¦]+|[|¦]+$/g, '') }))
    .filter((word) => word.text !== '' && (real.has(word.text) || !stray.test(word.text)))
  return assemble(words)
}

/** Text as the words stand in their lines; line numbers without gaps. */
export function assemble(words: readonly Word[]): RecognisedPage {
  const lines: string[][] = []
  const numbered: Word[] = []
  let last: number | null = null
  for (const word of words) {
    if (word.line !== last) lines.push([])
    last = word.line
    lines.at(-1)?.push(word.text)
    numbered.push({ ...word, line: lines.length - 1 })
  }
  const confidence = words.length === 0 ? 0 : words.reduce((sum, word) => sum + word.confidence, 0) / words.length
  return { words: numbered, text: lines.map((line) => line.join(' ')).join('\n'), confidence }
}

/** From the prepared picture, turned level and scaled, to pixels of the page's picture. */
export const wordsOnPage = (words: readonly Word[], { width, height, scaleX, scaleY, skew }: Placing): readonly Word[] =>
  words.map((word) => {
    const [left, top, wide, high] = word.box
    const [x, y] = placeBefore(left + wide / 2, top + high / 2, skew, width, height)
    const [from, to] = [Math.max(0, x - wide / 2), Math.min(width, x + wide / 2)]
    const [upper, lower] = [Math.max(0, y - high / 2), Math.min(height, y + high / 2)]
    const box: Word['box'] = [tenth(from * scaleX), tenth(upper * scaleY), tenth((to - from) * scaleX), tenth((lower - upper) * scaleY)]
    return { ...word, box, confidence: tenth(word.confidence) }
  })

export type Placing = Pick<PreparedPage, 'width' | 'height' | 'scaleX' | 'scaleY' | 'skew'>

/** A tenth of a pixel is enough, and the stored words stay short. */
const tenth = (value: number): number => Math.round(value * 10) / 10
