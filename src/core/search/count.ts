import { find, type SearchTree } from '../store/search-index'
import type { ReadTx } from '../store/store'

/** More than these are "many": nobody reads on from there. */
const most = 99
const pageSize = 250

/** How many conversations are found as typed, up to a number that is still read, and as far as the time reaches. */
export async function countConversations(tx: ReadTx, tree: SearchTree, timeIsUp: () => boolean): Promise<{ readonly conversations: number; readonly more: boolean }> {
  const known = new Set<string>()
  let before: number | null = null
  do {
    const { found, next } = await find(tx, tree, { limit: pageSize, before, timeIsUp })
    for (const { conversationId } of found) known.add(conversationId)
    before = next
  } while (before !== null && known.size <= most && !timeIsUp())
  return { conversations: Math.min(most, known.size), more: before !== null || known.size > most }
}
