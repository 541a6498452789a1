import type { TransmitLine } from '../../shared/domain/fax'
import type { Box, Word } from '../../shared/domain/page'
import type { Rotation } from '../ports/document-reader'
import { splitTransmitLine } from '../transmit-line'

/** Words where they stand on a page's picture. */
export interface PlacedWords {
  readonly words: readonly Word[]
  readonly width: number
  readonly height: number
}

export interface StampedPage {
  readonly line: TransmitLine | null
  /** all words of the upright page, the line's among them */
  readonly words: readonly Word[]
  /** those without the line's */
  readonly body: readonly Word[]
}

/**
 * The transmit line of a page. A machine stamps it straight on what comes off the glass: on a page that was fed upside down
 * it stands the right way up only as the page came, so it is looked for there (`asFed`) where the upright page has none.
 */
export function stampedLine(upright: PlacedWords, rotation: Rotation, asFed: PlacedWords | null): StampedPage {
  const { line, body } = splitTransmitLine(upright.words, upright)
  if (line !== null || rotation === 0 || asFed === null) return { line, words: upright.words, body }
  const fed = splitTransmitLine(asFed.words, asFed)
  if (fed.line === null) return { line, words: upright.words, body }
  const left = new Set(fed.body)
  const stamped = asFed.words.filter((word) => !left.has(word)).map((word): Word => ({ ...word, box: turnBox(word.box, rotation, asFed) }))
  // What the upright reading made of the line standing on its head is nothing.
  const rest = body.filter((word) => !stamped.some((part) => covers(part.box, word.box)))
  const next = Math.max(-1, ...rest.map((word) => word.line)) + 1
  return { line: fed.line, words: [...rest, ...stamped.map((word) => ({ ...word, line: next }))], body: rest }
}

/** Whoever reads the words later need not find the line again. */
export function markStamped(words: readonly Word[], body: readonly Word[]): readonly Word[] {
  const written = new Set(body)
  return words.map((word) => (written.has(word) ? word : stamped(word)))
}

/** A machine's line is no part of the page, wherever it stands on it. */
function stamped(word: Word): Word {
  const { part: _, ...rest } = word
  return { ...rest, stamped: true }
}

/** Where a place of a page stands when that is turned clockwise. */
export function turnBox([left, top, wide, high]: Box, rotation: Rotation, { width, height }: Pick<PlacedWords, 'width' | 'height'>): Box {
  if (rotation === 90) return [height - top - high, left, high, wide]
  if (rotation === 180) return [width - left - wide, height - top - high, wide, high]
  if (rotation === 270) return [top, width - left - wide, high, wide]
  return [left, top, wide, high]
}

/** Half of a word under a line's word, give or take the height of a line across it, is the same ink. */
function covers(stamped: Box, word: Box): boolean {
  const reach = Math.min(stamped[2], stamped[3])
  const across = Math.min(stamped[0] + stamped[2] + reach, word[0] + word[2]) - Math.max(stamped[0] - reach, word[0])
  const down = Math.min(stamped[1] + stamped[3], word[1] + word[3]) - Math.max(stamped[1], word[1])
  return across > 0 && down >= word[3] / 2
}
