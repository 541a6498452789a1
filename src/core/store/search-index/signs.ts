import { signMark as mark } from '../../../shared/search/folded-text'
import { wordsOf } from '../../../shared/text/fold'
import { possibleMoment } from './position'
import type { Fact } from './tree'

/*
 * What is not written in a message, but holds of it, stands in the index as words, too: each begins with a sign of
 * Unicode's private area, which no text that is indexed keeps. So a filter is one more word for FTS5, which leaps from one
 * to the next of two lists, and costs no more than the rarer of them.
 */

/** Everything has it: what only takes away takes away from it. */
export const everyMessage = `${mark}a`
export const factSign = (fact: Fact): string => `${mark}${fact.replace(':', '')}`
export const numberSign = (joined: string): string => `${mark}n${joined}`
export const placeSign = (place: keyof typeof placeLetters, word: string): string => `${mark}${placeLetters[place]}${word}`
/** Messages of one stretch of 2^31 ms (25 days): a search goes from stretch to stretch, and so never looks at more than one at once. */
export const stretchOf = (at: number): number => Math.floor(possibleMoment(at) / stretchMs)
export const stretchSign = (stretch: number): string => `${mark}s${stretch.toString(36)}`
export const stretchMs = 2 ** 31

export const isSign = (word: string): boolean => word.startsWith(mark)

const placeLetters = { from: 'f', to: 't', file: 'l' } as const
/** Words of one place that are kept: a circular has more receivers than anybody looks for. */
const mostWords = 60

export interface Signed {
  readonly at: number
  readonly facts: readonly Fact[]
  /** folded */
  readonly from: string
  readonly to: string
  readonly files: string
}

/** All signs of a message, in one line of words; those of one place in their order, so that a phrase finds them. */
export function signsOf(message: Signed, numbers: Iterable<string>): string {
  return [
    everyMessage,
    stretchSign(stretchOf(message.at)),
    ...message.facts.map(factSign),
    ...placed('from', message.from),
    ...placed('to', message.to),
    ...placed('file', message.files),
    ...Array.from(new Set(numbers), numberSign),
  ].join(' ')
}

const placed = (place: keyof typeof placeLetters, text: string): readonly string[] =>
  wordsOf(text)
    .slice(0, mostWords)
    .map((word) => placeSign(place, word))
