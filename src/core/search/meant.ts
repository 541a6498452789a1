import { fold, type LookedFor } from '../../shared/text/fold'
import { find, nearSpellings, type SearchTree } from '../store/search-index'
import type { ReadTx } from '../store/store'

/** Queries that are offered instead. */
const most = 3

/** The query with the one word that no message has spelled as many messages have it; each finds something. */
export async function meant(tx: ReadTx, query: string, words: readonly LookedFor[]): Promise<string[]> {
  const offered: string[] = []
  for (const { text, number } of words) {
    if (number === true || (await occurs(tx, text))) continue
    for (const near of await nearSpellings(tx, text, most)) {
      const other = replaced(query, text, near)
      if (other !== null) offered.push(other)
    }
  }
  return [...new Set(offered)].slice(0, most)
}

async function occurs(tx: ReadTx, word: string): Promise<boolean> {
  const tree: SearchTree = { kind: 'phrase', words: [word], prefix: true, place: null, exact: true }
  return (await find(tx, tree, { limit: 1, before: null, timeIsUp: () => false })).found.length > 0
}

/** The typed word that folds to `word`, exchanged where it stands. */
function replaced(query: string, word: string, near: string): string | null {
  const typed = [...query.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].find(([one]) => fold(one) === word)
  return typed ? `${query.slice(0, typed.index)}${near}${query.slice(typed.index + typed[0].length)}` : null
}
