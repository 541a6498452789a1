import { find, forgiving, type Found, type SearchTree } from '../store/search-index'
import type { ReadTx, Store } from '../store/store'
import { knownFor } from './known'
import { parseQuery } from './parse'

/** Where a page begins: among what was found as typed, or, behind all of that, among what is spelled nearly so. */
export interface Cursor {
  readonly near: boolean
  /** row number of the last hit seen; null: from the newest on */
  readonly before: number | null
}

export interface Page {
  readonly exact: readonly Found[]
  readonly near: readonly Found[]
  /** misread words by which `near` was found */
  readonly nearWords: readonly string[]
  readonly next: Cursor | null
  readonly cut: readonly string[]
}

interface Wanted {
  readonly limit: number
  readonly cursor: Cursor
  readonly timeIsUp: () => boolean
}

/** What is asked for at once has to be there at once: a search that takes longer is answered in part, and goes on when asked. */
export const usualAnswerMs = 10

export function timer(answerMs: number): () => boolean {
  const end = performance.now() + answerMs
  return () => performance.now() >= end
}

/** Never begins with what is only nearly so: that comes when all that is spelled as typed has been given. */
export async function findPage(tx: ReadTx, tree: SearchTree, { limit, cursor, timeIsUp }: Wanted): Promise<Page> {
  let exact: readonly Found[] = []
  let cut: readonly string[] = []
  if (!cursor.near) {
    const page = await find(tx, tree, { limit, before: cursor.before, timeIsUp })
    exact = page.found
    cut = page.cut
    if (page.next !== null) return { exact, near: [], nearWords: [], next: { near: false, before: page.next }, cut }
    if (exact.length >= limit || timeIsUp()) return { exact, near: [], nearWords: [], next: { near: true, before: null }, cut }
  }
  const forgiven = await forgiving(tx, tree)
  if (forgiven === null) return { exact, near: [], nearWords: [], next: null, cut }
  const before = cursor.near ? cursor.before : null
  const page = await find(tx, forgiven.tree, { limit: limit - exact.length, before, without: tree, timeIsUp })
  return { exact, near: page.found, nearWords: forgiven.words, next: page.next === null ? null : { near: true, before: page.next }, cut }
}

/** The ids alone, of all pages up to `limit` hits, for the terminal and for measuring. */
export async function findIds(store: Store, query: string, limit: number, now = Date.now()): Promise<readonly Found[]> {
  return store.read(async (tx) => {
    const { tree } = parseQuery(query, await knownFor(tx, query, now))
    const found: Found[] = []
    let cursor: Cursor | null = { near: false, before: null }
    while (cursor !== null && found.length < limit) {
      const page: Page = await findPage(tx, tree, { limit: limit - found.length, cursor, timeIsUp: () => false })
      found.push(...page.exact, ...page.near)
      cursor = page.next
    }
    return found
  })
}

/** Undefined where it is none. */
export function cursorOf(text: string | null): Cursor | undefined {
  if (text === null) return { near: false, before: null }
  const match = /^(n?)(\d{0,16})$/.exec(text)
  if (!match || text === '') return undefined
  const before = match[2] === '' ? null : Number(match[2])
  return before === null || Number.isSafeInteger(before) ? { near: match[1] === 'n', before } : undefined
}

export const cursorText = (cursor: Cursor | null): string | null => (cursor === null ? null : `${cursor.near ? 'n' : ''}${cursor.before ?? ''}`)
