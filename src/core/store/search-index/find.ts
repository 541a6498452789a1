import { sql } from 'kysely'
import type { ReadTx } from '../store'
import type { SearchTree } from './tree'

export interface Found {
  readonly position: number
  readonly messageId: string
  readonly conversationId: string
}

/**
 * Newest first. The order is that of the row numbers, which grow with time: FTS5 stops after `limit` rows, where an order
 * by a joined column would have it look at all of them.
 * @param before row number of the last hit seen, null for the first page
 */
export async function find(tx: ReadTx, tree: SearchTree, limit: number, before: number | null): Promise<readonly Found[]> {
  const query = ftsQuery(tree)
  if (query === '') return []
  const bound = before === null ? sql`` : sql`and rowid < ${before}`
  const { rows } = await sql<Found>`
    select hit.position, search_entry.message_id as messageId, search_entry.conversation_id as conversationId
    from (select rowid as position from search_fts where search_fts match ${query} ${bound} order by rowid desc limit ${limit}) as hit
    join search_entry on search_entry.position = hit.position
    order by hit.position desc`.execute(tx)
  return rows
}

/** Every word stands in quotes, so that none is taken for an operator of FTS5; empty where nothing is looked for. */
export function ftsQuery(tree: SearchTree): string {
  if (tree.kind === 'phrase') {
    const words = tree.words.join(' ').replaceAll('"', ' ').replaceAll('\0', ' ').trim()
    return words === '' ? '' : `"${words}"${tree.prefix ? ' *' : ''}`
  }
  return tree.parts
    .map(ftsQuery)
    .filter((part) => part !== '')
    .map((part) => `(${part})`)
    .join(' AND ')
}
