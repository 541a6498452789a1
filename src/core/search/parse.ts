import { fold, wordsOf, type LookedFor } from '../../shared/text/fold'
import type { SearchTree } from '../store/search-index'

export interface ParsedQuery {
  readonly tree: SearchTree
  /** every word of the tree, folded, for marking hits */
  readonly words: readonly LookedFor[]
}

/** Words of one query beyond this narrow nothing down: what comes after is passed over. */
const mostWords = 32

/**
 * Text → tree. Total: whatever is typed is words, all of which must be found, and the last of which may go on.
 * What is written together ("RE-2024/17", "info@firma.de") has to stand together.
 */
export function parseQuery(text: string): ParsedQuery {
  const phrases = fold(text)
    .split(/\s+/u)
    .map(wordsOf)
    .filter((words) => words.length > 0)
  const kept = withinBound(phrases)
  const parts = kept.map((words, index) => ({ kind: 'phrase' as const, words, prefix: index === kept.length - 1 }))
  return { tree: { kind: 'and', parts }, words: lookedForIn(parts) }
}

function withinBound(phrases: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const kept: (readonly string[])[] = []
  let room = mostWords
  for (const phrase of phrases) {
    if (room === 0) break
    kept.push(phrase.slice(0, room))
    room -= Math.min(room, phrase.length)
  }
  return kept
}

function lookedForIn(parts: readonly { readonly words: readonly string[]; readonly prefix: boolean }[]): readonly LookedFor[] {
  const found = new Map<string, LookedFor>()
  for (const { words, prefix } of parts) {
    words.forEach((text, index) => {
      const open = prefix && index === words.length - 1
      found.set(text, { text, prefix: open || (found.get(text)?.prefix ?? false) })
    })
  }
  return [...found.values()]
}
