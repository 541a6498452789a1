import { sql } from 'kysely'
import type { ReadTx } from '../store'

export interface Found {
  readonly position: number
  readonly messageId: string
  readonly conversationId: string
}

export interface Bounds {
  /** [from, until) as row numbers */
  readonly from: number
  readonly until: number
}

export interface Walking {
  readonly limit: number
  /** whether the time for one answer is up */
  readonly timeIsUp: () => boolean
}

export interface Walked {
  readonly found: readonly Found[]
  /** row number before which to go on; null where nothing is left within the bounds */
  readonly next: number | null
}

/** Goes back in time through what an expression of FTS5 finds, or with null through all messages. */
export type Walk = (tx: ReadTx, query: string | null, bounds: Bounds, walking: Walking) => Promise<Walked>

/** FTS5 stops when the page is full. */
export const walkAll: Walk = async (tx, query, bounds, { limit }) => {
  const { rows: found } = await sql<Found>`
    select hit.position, search_entry.message_id as messageId, search_entry.conversation_id as conversationId
    from (${hitsOf(query, bounds, limit)}) as hit
    join search_entry on search_entry.position = hit.position
    order by hit.position desc`.execute(tx)
  const last = found.at(-1)
  return { found, next: last && found.length >= limit ? last.position : null }
}

/** The newest row numbers. */
export function hitsOf(query: string | null, { from, until }: Bounds, limit: number) {
  return query === null
    ? sql`select position from search_entry where position < ${until} and position >= ${from} order by position desc limit ${limit}`
    : sql`select rowid as position from search_fts where search_fts match ${query} and rowid < ${until} and rowid >= ${from} order by rowid desc limit ${limit}`
}
