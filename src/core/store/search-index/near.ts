import type { ReadTx } from '../store'
import { branchesOf } from './branches'
import { isSign } from './signs'
import type { SearchTree } from './tree'
import { misreadings } from './vocabulary'

/** Misreadings of one word that are looked for. */
const most = 12

export interface Forgiving {
  readonly tree: SearchTree
  /** words of recognised pages that were taken for one that is looked for */
  readonly words: readonly string[]
}

/** The same search, with what the recognition of pages may have made of its words; null where nothing was misread. */
export async function forgiving(tx: ReadTx, tree: SearchTree): Promise<Forgiving | null> {
  // Where time is one of two ways, what was found exactly cannot be told from the rest by words.
  if (branchesOf(tree).length > 1) return null
  const words: string[] = []
  const grown = await grow(tx, tree, words)
  return words.length === 0 ? null : { tree: grown, words }
}

async function grow(tx: ReadTx, tree: SearchTree, words: string[]): Promise<SearchTree> {
  if (tree.kind === 'and' || tree.kind === 'or') {
    const parts: SearchTree[] = []
    for (const part of tree.parts) parts.push(await grow(tx, part, words))
    return { kind: tree.kind, parts }
  }
  if (tree.kind === 'number') return withNear(tree, await misreadings(tx, tree.text, most), words)
  const [word] = tree.kind === 'phrase' && tree.place === null && !tree.exact && tree.words.length === 1 ? tree.words : []
  return word === undefined ? tree : withNear(tree, await misreadings(tx, word, most), words)
}

function withNear(tree: SearchTree, found: readonly string[], words: string[]): SearchTree {
  if (found.length === 0) return tree
  words.push(...found)
  return { kind: 'or', parts: [tree, ...found.map((one) => ({ kind: 'phrase' as const, words: [one], prefix: false, place: isSign(one) ? null : ('pages' as const), exact: true }))] }
}
