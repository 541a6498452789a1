import type { Word } from '../../shared/domain/page'
import { fold } from '../../shared/text/fold'

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

/** Its words without those of the transmit line, which is another one each time. */
export function bodyOf(words: readonly Word[]): readonly Sign[] {
  return words.flatMap(({ text: shown, confidence, box: [left, top, width, height], stamped }) => {
    const text = plain(shown)
    return text === '' || stamped === true ? [] : [{ text, confidence, x: left + width / 2, y: top + height / 2, width, height }]
  })
}
