import { fold } from '../text/fold'
import { joinedNumbers } from './numbers'

/** What the search index keeps of a text. It takes long to make: the thread that takes a mail apart makes it of the body. */
export interface FoldedText {
  readonly text: string
  /** its numbers in their joined form (numbers.ts) */
  readonly numbers: readonly string[]
}

/** Begins the words that stand in the index for what is not written in a message; of Unicode's private area, which no indexed text keeps. */
export const signMark = '\ue000'

/** Nobody's text passes for a sign. */
export const withoutSigns = (text: string): string => (text.includes(signMark) ? text.replaceAll(signMark, ' ') : text)

/** @param most UTF-16 units of the text that are indexed */
export const foldForIndex = (text: string, most: number): string => withoutSigns(fold(text.slice(0, most)))

export function foldedText(text: string, most: number): FoldedText {
  const folded = foldForIndex(text, most)
  return { text: folded, numbers: [...joinedNumbers(folded)] }
}
