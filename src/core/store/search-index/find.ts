import { sql } from 'kysely'
import type { ReadTx } from '../store'
import type { SearchTree } from './tree'

export interface Found {
  readonly position: number
  readonly messageId: string
  readonly conversationId: string
}

/**
 * Words that a prefix is spelled out to. FTS5 reads everything that any word of a prefix has before it answers the first
 * row; of words in an OR it reads no more than the rows asked for. Measured at 20,000 mails, 95 of 100 searches: 1.2 ms
 * by prefix, 0.35 ms by words. Looking words up costs some 10 µs each, so that a prefix with more is given as it is.
 */
const mostWords = 64

/**
 * Newest first. The order is that of the row numbers, which grow with time: FTS5 stops after `limit` rows, where an order
 * by a joined column would have it look at all of them.
 * @param before row number of the last hit seen, null for the first page
 */
export async function find(tx: ReadTx, tree: SearchTree, limit: number, before: number | null): Promise<readonly Found[]> {
  const query = await ftsQuery(tx, tree)
  if (query === '') return []
  const bound = before === null ? sql`` : sql`and rowid < ${before}`
  const { rows } = await sql<Found>`
    select hit.position, search_entry.message_id as messageId, search_entry.conversation_id as conversationId
    from (select rowid as position from search_fts where search_fts match ${query} ${bound} order by rowid desc limit ${limit}) as hit
    join search_entry on search_entry.position = hit.position
    order by hit.position desc`.execute(tx)
  return rows
}

/** Empty where nothing is looked for. */
async function ftsQuery(tx: ReadTx, tree: SearchTree): Promise<string> {
  if (tree.kind === 'phrase') return phraseQuery(tx, tree.words, tree.prefix)
  const parts: string[] = []
  for (const part of tree.parts) {
    const query = await ftsQuery(tx, part)
    if (query !== '') parts.push(`(${query})`)
  }
  return parts.join(' AND ')
}

async function phraseQuery(tx: ReadTx, words: readonly string[], prefix: boolean): Promise<string> {
  const last = words.at(-1)
  if (last === undefined) return ''
  if (!prefix) return quoted(words)
  const meant = await wordsFrom(tx, last)
  // A prefix that no word has stays as it is: it finds nothing.
  if (meant.length === 0 || meant.length > mostWords) return `${quoted(words)} *`
  return meant.map((word) => quoted([...words.slice(0, -1), word])).join(' OR ')
}

/** Words stand in quotes, so that none is taken for an operator of FTS5. */
const quoted = (words: readonly string[]): string => `"${words.join(' ').replaceAll('"', ' ').replaceAll('\0', ' ')}"`

/** The words of the index that begin so, one more than `mostWords` at the most: from each the index leaps to the next. */
async function wordsFrom(tx: ReadTx, prefix: string): Promise<readonly string[]> {
  const { rows } = await sql<{ word: string }>`
    with recursive next(word, count) as (
      select (select term from search_word where term >= ${prefix} limit 1), 1
      union all
      select (select term from search_word where term >= next.word || char(1) limit 1), count + 1 from next
      where next.word is not null and substr(next.word, 1, length(${prefix})) = ${prefix} and count <= ${mostWords})
    select word from next where substr(word, 1, length(${prefix})) = ${prefix}`.execute(tx)
  return rows.map(({ word }) => word)
}
