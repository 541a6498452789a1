import type { Manner, PreparedLine, Rotation, TextDirection } from '../ports/document-reader'
import type { LinePicture, ReadLine } from '../ports/recogniser'

/** So many lines show which way is up, without reading the whole page. */
const trialLines = 6
/** A reading this good needs no further try; upright text on a noisy fax has 0.5, upside down some 0.1. */
const settled = 0.42
/** Below this no way up was found that reads like text. */
const hopeless = 0.2

/** The lines to be read first: long ones have the most words. Those of the sending machine stand upright on every page. */
export function linesToTry(lines: readonly PreparedLine[]): readonly PreparedLine[] {
  const shape = ({ picture }: PreparedLine): number => picture.width / Math.max(1, picture.height)
  return lines
    .filter((line) => !line.stamped)
    .sort((a, b) => shape(b) - shape(a))
    .slice(0, trialLines)
}

/** A page of script has fewer lines, and a page of hair-thin print not many more: where words are sought in noise, hundreds are found. */
const mostBrokenLines = 200
/** Specks are as small as the smallest letters: a page of print may have as many pieces in its tables, but they are not all of one or two letters. */
const mostScraps = 300

/** Noise or a raster cut into lines: to read them takes minutes and gives nothing. */
export function isNoise(lines: readonly PreparedLine[], manner: Manner): boolean {
  if (manner === 'broken') return lines.length > mostBrokenLines
  return lines.length > mostScraps && lines.filter(({ picture }) => picture.width < picture.height * 1.5).length > lines.length / 2
}

const lettersOf = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

/** Text read upside down, rules and scribbles give scraps and signs. */
export function looksLikeWord(text: string): boolean {
  const letters = lettersOf(text)
  return letters >= 3 && letters >= text.length * 0.7
}

/**
 * How much of what was read looks like words, weighted by how sure the recogniser is, 0..1.
 * Text read upside down gives many short scraps with a middling confidence.
 */
export function readingScore(lines: readonly ReadLine[]): number {
  const all = lines.flat().reduce((sum, { text }) => sum + text.length, 0)
  return all === 0 ? 0 : surelyRead(lines) / all
}

/** How many letters of words were read, each weighted by how sure the recogniser is: of two readings of a page the one with more is better. */
export const surelyRead = (lines: readonly ReadLine[]): number =>
  lines.flat().reduce((sum, { text, confidence }) => sum + (looksLikeWord(text) ? lettersOf(text) * (confidence / 100) ** 2 : 0), 0)

/** A word of which the recogniser is that sure was there; of notes, scribbles and noise it is sure now and then by chance. */
const sureFrom = 60
const byChance = 0.05
/** So few words need one that is surer still. */
const fewWords = 3
const verySureFrom = 80

/** Whether the words of a page are to be believed. Single signs all over it are specks and fold marks, however sure they are. */
export function isReadable(words: ReadLine): boolean {
  const sure = words.filter(({ text, confidence }) => confidence >= sureFrom && looksLikeWord(text)).length
  if (sure >= 2) return sure >= words.length * byChance
  return words.length <= fewWords && words.some(({ text, confidence }) => confidence >= verySureFrom && /[\p{L}\p{N}]{2}/u.test(text))
}

export const isSettled = (score: number): boolean => score >= settled
export const isHopeless = (score: number): boolean => score < hopeless

/** The two pairs of turns, likeliest first: lines lying, then lines standing; the look of the page rules one out. */
export function pairsToTry(direction: TextDirection): readonly (readonly [Rotation, Rotation])[] {
  const lying = [0, 180] as const
  const standing = [90, 270] as const
  switch (direction) {
    case 'across':
    case 'blank':
      return [lying]
    case 'down':
      return [standing, lying]
    case 'unclear':
      return [lying, standing]
  }
}

export interface Trial {
  readonly rotation: Rotation
  readonly score: number
}

/** A turned reading must be clearly better: on a doubtful page upright is the likeliest. */
export const bestTrial = (trials: readonly Trial[]): Trial | undefined =>
  trials.reduce<Trial | undefined>((best, trial) => {
    if (best === undefined) return trial
    const margin = best.rotation === 0 ? 1.15 : trial.rotation === 0 ? 1 / 1.15 : 1
    return trial.score > best.score * margin ? trial : best
  }, undefined)

/** The picture turned by half. */
export const upsideDown = ({ width, height, data }: LinePicture): LinePicture => ({ width, height, data: data.slice().reverse() })
