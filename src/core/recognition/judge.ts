import type { Rotation } from '../ports/document-reader'
import type { RecognisedPage } from '../ports/recogniser'
import type { TextDirection } from './text-direction'

/** Below this mean confidence an upside-down page is likely enough to look twice (measured on fax pages). */
const doubtful = 65
/** Fewer letters tell nothing about which way is up. */
const fewLetters = 12
/** A reading this good needs no further try. */
const settled = 75

export interface Reading {
  readonly rotation: Rotation
  readonly page: RecognisedPage
}

const lettersOf = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

/**
 * How much of a page was really read: letters of words that look like words, weighted by how sure the recogniser is.
 * A page read upside down gives many short scraps with a middling confidence.
 */
export function readingScore(page: RecognisedPage): number {
  return page.words.reduce((sum, word) => {
    const letters = lettersOf(word.text)
    const plausible = letters >= 3 && letters >= word.text.length * 0.7
    return sum + (plausible ? letters * (word.confidence / 100) ** 2 : 0)
  }, 0)
}

/**
 * The turns still to be tried after what was read so far, likeliest first; none where the page is clear or blank.
 * Each costs a whole reading, so the turns that the look of the page rules out are left out.
 */
export function turnsToTry(first: RecognisedPage, direction: TextDirection): readonly Rotation[] {
  const doubted = first.confidence < doubtful || lettersOf(first.text) < fewLetters
  if (!doubted) return []
  switch (direction) {
    case 'blank':
      return first.words.length === 0 ? [] : [180]
    case 'across':
      return [180]
    case 'down':
      return [90, 270, 180]
    case 'unclear':
      return [180, 90, 270]
  }
}

export const isSettled = (page: RecognisedPage): boolean => page.confidence >= settled && lettersOf(page.text) >= fewLetters

/** A turned reading must be clearly better: on a doubtful page upright is the likeliest. */
export function bestReading(readings: readonly Reading[]): Reading | undefined {
  const [upright] = readings
  return readings.reduce<Reading | undefined>((best, reading) => {
    if (best === undefined) return reading
    const margin = best === upright ? 1.15 : 1
    return readingScore(reading.page) > readingScore(best.page) * margin ? reading : best
  }, undefined)
}
