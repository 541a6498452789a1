import type { Word } from '../../../../shared/domain/page'
import { fold } from '../../../../shared/text/fold'
import { doubtBelow, linesOf } from '../word-layout'

/** A word by its place: what it is called changes under the hand. */
export const placeKey = ({ box }: Word): string => box.join()

/**
 * The words to be looked at, in reading order: those read with doubt, what somebody said of one, and the one that was asked
 * for on the page; or, where something is looked for, all that bear it.
 */
export function deskWords(words: readonly Word[], sought: string, picked: Word | null): readonly Word[] {
  const all = linesOf(words).flat()
  const folded = fold(sought.trim())
  if (folded !== '') return all.filter(({ text, corrected }) => fold(text).includes(folded) || fold(corrected?.read ?? '').includes(folded))
  // What the machine stamped is no word of the letter: the fax record tells it.
  return all.filter((word) => (word.confidence < doubtBelow && word.stamped !== true) || word.corrected !== undefined || (picked !== null && placeKey(picked) === placeKey(word)))
}
