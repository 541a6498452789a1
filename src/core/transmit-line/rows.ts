import type { Box, Word } from '../../shared/domain/page'
import { columnGap } from './text'

export interface PageSize {
  readonly width: number
  readonly height: number
}

/** The line is stamped within the first millimetres; measured in the page's width, which unlike the height is always that of the paper. */
const zone = 0.085
/** A single space of a machine's type is narrower than this share of the height of its capitals. */
const wideGap = 1.6
/** What is this much taller than the print around it is a letterhead that touches the line. */
const tooTall = 2.2

const middle = ([, top, , height]: Box): number => top + height / 2

/** Words that stand side by side, from the left, row by row from the top. The recogniser's own lines are not asked: it breaks long gaps. */
export function rowsAtTop(words: readonly Word[], { width }: PageSize): readonly (readonly Word[])[] {
  return rowsOf(words.filter((word) => middle(word.box) <= zone * width))
}

/** The last rows, lowest first. */
export function rowsAtBottom(words: readonly Word[], { width, height }: PageSize): readonly (readonly Word[])[] {
  return rowsOf(words.filter((word) => middle(word.box) >= height - (zone / 2) * width)).toReversed()
}

function rowsOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const rows: Word[][] = []
  for (const word of words.toSorted((one, other) => one.box[0] - other.box[0])) {
    // Neighbour by neighbour, so that a slanting line stays one row.
    const near = rows.filter((row) => overlap(row.at(-1)?.box ?? word.box, word.box) >= 0.4).sort((one, other) => gap(one, word) - gap(other, word))[0]
    if (near) near.push(word)
    else rows.push([word])
  }
  return rows.sort((one, other) => mean(one.map((word) => middle(word.box))) - mean(other.map((word) => middle(word.box))))
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

function gap(row: readonly Word[], word: Word): number {
  const before = row.at(-1)?.box ?? word.box
  return Math.abs(word.box[0] - before[0] - before[2]) + Math.abs(middle(word.box) - middle(before))
}

function overlap([, top, , height]: Box, [, otherTop, , otherHeight]: Box): number {
  const shared = Math.min(top + height, otherTop + otherHeight) - Math.max(top, otherTop)
  return shared / Math.max(1, Math.min(height, otherHeight))
}

/** The height of the print, from the words with letters and digits. */
export function printHeight(words: readonly Word[]): number {
  const heights = words
    .filter((word) => /[\p{L}\d]{2}/u.test(word.text))
    .map((word) => word.box[3])
    .sort((one, other) => one - other)
  return heights[Math.floor(heights.length / 2)] ?? 0
}

/** Without what is much taller than the rest. */
export function samePrint(row: readonly Word[]): readonly Word[] {
  const height = printHeight(row)
  return row.filter((word) => word.box[3] <= height * tooTall || !/[\p{L}\d]{2}/u.test(word.text))
}

/** The words of a row with wide gaps kept apart. */
export function textOf(row: readonly Word[]): string {
  const height = printHeight(row)
  const pitch = pitchOf(row)
  return row.reduce((text, word, index) => {
    const before = row[index - 1]
    const printed = pitch === null ? word.text : asWideAs(word, pitch)
    if (!before) return printed
    const wide = height > 0 && word.box[0] - before.box[0] - before.box[2] > height * wideGap
    return `${text}${wide ? columnGap : ' '}${printed}`
  }, '')
}

/** Machines set each sign equally wide; a word lacks the white at both of its ends. Shares of the pitch. */
const sideBearings = 0.25
const evenness = 0.08

/** How far apart the signs of a row are that was set by a machine; null where words are as wide as their letters. */
function pitchOf(row: readonly Word[]): number | null {
  const pitches = row.filter(({ text }) => text.length >= 4).map(({ text, box }) => box[2] / (text.length - sideBearings)).sort((one, other) => one - other)
  const usual = pitches[pitches.length >> 1] ?? 0
  return pitches.length >= 3 && pitches.filter((pitch) => Math.abs(pitch - usual) < usual * evenness).length >= pitches.length * 0.7 ? usual : null
}

/** "09351" that is as wide as five signs less one is 0351: a 0 with a stroke through it was taken for two figures. */
function asWideAs({ text, box }: Word, pitch: number): string {
  const signs = Math.round(box[2] / pitch + sideBearings)
  return signs === text.length - 1 ? text.replace(/^([([]?0)[689](?=\d{2})/, '$1') : text
}
