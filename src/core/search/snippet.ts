import type { Marked } from '../../shared/contract/search'
import { marks, type LookedFor } from '../../shared/text/fold'

/** Long enough for two lines of a list. */
const length = 180
/** What stands before the first mark, so that it is read in its sentence. */
const lead = 40
/** Characters of one text in which a place is looked for: a longer text shows its beginning. */
const searched = 200_000
/** Marks of one text that are weighed against each other: each is compared with all. */
const weighed = 200

export const marked = (text: string, words: readonly LookedFor[]): Marked => ({ text, ranges: marks(text, words) })

/**
 * The place that shows most of what was looked for, on one line: of the first text that has a mark at all (body, then
 * pages), the window with the most different words in it. Without a mark the beginning of the first text.
 */
export function snippet(texts: readonly string[], words: readonly LookedFor[]): Marked {
  for (const text of texts) {
    const ranges = marks(text.slice(0, searched), words)
    if (ranges.length > 0) return oneLine(cut(text, bestStart(text, ranges.slice(0, weighed))), words)
  }
  return oneLine(cut(texts.find((text) => text.trim() !== '') ?? '', 0), words)
}

/** Where the window with the most different marked words begins; the first of them. */
function bestStart(text: string, ranges: readonly (readonly [number, number])[]): number {
  let best = 0
  let bestCount = 0
  for (const [first] of ranges) {
    const inside = ranges.filter(([start, end]) => start >= first && end <= first + length - lead)
    const count = new Set(inside.map(([start, end]) => text.slice(start, end).toLowerCase())).size
    if (count > bestCount) {
      best = first
      bestCount = count
    }
  }
  return best
}

/** From a little before `hit`, between blanks where there are any. */
function cut(text: string, hit: number): string {
  const earliest = Math.max(0, hit - lead)
  const before = text.slice(earliest, hit)
  const blank = earliest === 0 ? 0 : before.search(/\s/) + 1
  const start = earliest === 0 ? 0 : blank > 0 ? earliest + blank : hit
  const piece = text.slice(start, start + length)
  const more = start + length < text.length
  const lastBlank = more ? piece.search(/\s\S*$/) : -1
  const whole = lastBlank > length / 2 ? piece.slice(0, lastBlank) : wholeCharacters(piece)
  return `${start > 0 ? '… ' : ''}${whole.trim()}${more ? ' …' : ''}`
}

/** A character of two UTF-16 units is not cut in two. */
const wholeCharacters = (piece: string): string => (/[\ud800-\udbff]$/.test(piece) ? piece.slice(0, -1) : piece)

/** A word that a line's end had cut in two is healed, as the index heals it. */
function oneLine(text: string, words: readonly LookedFor[]): Marked {
  return marked(text.replace(/(?<=\p{L})-[ \t]*\r?\n[ \t]*(?=\p{Ll})/gu, '').replace(/\s+/g, ' '), words)
}
