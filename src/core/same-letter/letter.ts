import type { Word } from '../../shared/domain/page'
import { fold } from '../../shared/text/fold'

/** A page as it was read: `text` without the transmit line, `words` with it. */
export interface ReadPage {
  readonly text: string
  readonly words: readonly Word[]
}

/** A word of the letter itself, ready to be compared. */
export interface Sign {
  /** folded letters and digits, nothing else */
  readonly text: string
  readonly confidence: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const signs = /[^\p{L}\p{N}]+/gu

export const plain = (text: string): string => fold(text).replace(signs, '')

/** The words of the body: what stands in `words` only is the transmit line, which is another one each time. */
export function bodyOf({ text, words }: ReadPage): readonly Sign[] {
  const inText = new Map<string, number>()
  for (const token of text.split(/\s+/)) {
    const key = plain(token)
    inText.set(key, (inText.get(key) ?? 0) + 1)
  }
  const kept: Sign[] = []
  const joined = plain(text)
  const cut = new Set(words.filter((word, index) => word.text.endsWith('-') || words[index - 1]?.text.endsWith('-') === true))
  for (const word of fromTheMiddle(words)) {
    const { text: shown, confidence, box } = word
    const key = plain(shown)
    if (key === '') continue
    const left = inText.get(key)
    // A word cut in two at the end of a line is whole in the text.
    if (left === 0 || (left === undefined && !(cut.has(word) && joined.includes(key)))) continue
    if (left !== undefined) inText.set(key, left - 1)
    kept.push({ text: key, confidence, x: box[0] + box[2] / 2, y: box[1] + box[3] / 2, width: box[2], height: box[3] })
  }
  return kept
}

/** The transmit line is at an edge, whichever way a page was fed: where it repeats a word of the letter, the letter's own is found first. */
function fromTheMiddle(words: readonly Word[]): readonly Word[] {
  const edges = words.flatMap(({ box }) => [box[1], box[1] + box[3]])
  const middle = (Math.min(...edges) + Math.max(...edges)) / 2
  return [...words].sort((a, b) => Math.abs(a.box[1] - middle) - Math.abs(b.box[1] - middle))
}
