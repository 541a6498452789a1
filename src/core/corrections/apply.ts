import type { Box, Word } from '../../shared/domain/page'

/** What a person said of a word, with its place in the page's upright picture. */
export interface Correction {
  readonly box: Box
  readonly read: string
  readonly text: string
  readonly by: string | null
  readonly at: number
}

/** Boxes that share this much of what they cover together frame the same word: a page read again shifts them a little. */
const sameWord = 0.5

/** The words as they are to be read: each correction at the word that stands in its place; one whose word is gone says nothing. */
export function applyCorrections(words: readonly Word[], corrections: readonly Correction[]): readonly Word[] {
  if (corrections.length === 0) return words
  const said = new Map<Word, Correction>()
  for (const correction of corrections) {
    const word = standingAt(words, correction.box)
    if (word) said.set(word, correction)
  }
  return words.map((word) => {
    const correction = said.get(word)
    return correction ? { ...word, text: correction.text, confidence: 100, corrected: { read: word.text, by: correction.by, at: correction.at } } : word
  })
}

/** The word in a place, if one stands there. */
export function standingAt(words: readonly Word[], box: Box): Word | null {
  let best: Word | null = null
  let most = sameWord
  for (const word of words) {
    const share = sharedBy(word.box, box)
    if (share >= most) [best, most] = [word, share]
  }
  return best
}

/** What two boxes share, of what they cover together; 1 for the same box. */
function sharedBy([left, top, width, height]: Box, [otherLeft, otherTop, otherWidth, otherHeight]: Box): number {
  const across = Math.min(left + width, otherLeft + otherWidth) - Math.max(left, otherLeft)
  const down = Math.min(top + height, otherTop + otherHeight) - Math.max(top, otherTop)
  if (across <= 0 || down <= 0) return 0
  const shared = across * down
  return shared / (width * height + otherWidth * otherHeight - shared)
}

/**
 * A page's text after some of its words changed. Words are looked for in the text one after the other, so that spaces, line
 * ends and whatever else stands between them stays; a word that is not in the text (one of the transmit line) changes nothing.
 */
export function rewriteText(text: string, from: readonly Word[], to: readonly Word[]): string {
  let out = ''
  let done = 0
  for (const [index, word] of from.entries()) {
    if (word.stamped === true || word.text === '') continue
    const at = text.indexOf(word.text, done)
    if (at === -1) continue
    out += text.slice(done, at) + (to[index]?.text ?? word.text)
    done = at + word.text.length
  }
  return out + text.slice(done)
}
