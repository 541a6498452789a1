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
  // From below: where the transmit line repeats a word of the letter, the letter's own is found first.
  const kept: Sign[] = []
  const joined = plain(text)
  for (const { text: shown, confidence, box } of [...words].reverse()) {
    const key = plain(shown)
    if (key === '') continue
    const left = inText.get(key) ?? 0
    // A word cut in two at the end of a line is whole in the text.
    if (left === 0 && !joined.includes(key)) continue
    if (left > 0) inText.set(key, left - 1)
    else if (key.length < wholeWord) continue
    kept.push({ text: key, confidence, x: box[0] + box[2] / 2, y: box[1] + box[3] / 2, width: box[2], height: box[3] })
  }
  return kept.reverse()
}

/** Shorter halves of words are somewhere in every text. */
const wholeWord = 4
