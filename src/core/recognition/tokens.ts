import type { Word } from '../../shared/domain/page'
import type { RecognisedPage } from '../ports/recogniser'

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

/** From pixels of the prepared picture to pixels of the page's picture. */
export const scaleWords = (words: readonly Word[], scaleX: number, scaleY: number): readonly Word[] =>
  words.map((word) => ({
    ...word,
    box: [tenth(word.box[0] * scaleX), tenth(word.box[1] * scaleY), tenth(word.box[2] * scaleX), tenth(word.box[3] * scaleY)],
    confidence: tenth(word.confidence),
  }))

/** A tenth of a pixel is enough, and the stored words stay short. */
const tenth = (value: number): number => Math.round(value * 10) / 10
