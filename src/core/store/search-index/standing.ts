import { sql, type RawBuilder } from 'kysely'
import type { ReadTx } from '../store'
import { assertNever } from '../../../shared/result'
import type { Standing, WorkFact } from './tree'
import type { Match } from './match'
import { hitsOf, type Bounds, type Found, type Walk, type Walked, type Walking } from './walk'

/** Of each of these, one way at least must hold. */
type Clauses = readonly (readonly Standing[])[]

/**
 * How the work on conversations stands is kept with them, where it changes, and is looked up for each message that the words
 * find, before the page is cut: newest first, in pieces that grow, until the page is full or the time is up.
 */
export const walkStanding =
  (clauses: Clauses): Walk =>
  async (tx, query, bounds, { limit, timeIsUp }) => {
    const found: Found[] = []
    let { until } = bounds
    for (let piece = firstPiece; ; piece = Math.min(piece * 2, largestPiece)) {
      const rows = await looked(tx, query, { from: bounds.from, until }, piece, clauses)
      for (const { holds, ...hit } of rows) {
        if (holds === 1) found.push(hit)
        if (found.length >= limit) return { found, next: hit.position }
      }
      const last = rows.at(-1)
      if (!last || rows.length < piece) return { found, next: null }
      until = last.position
      if (timeIsUp()) return { found, next: until }
    }
  }

/** Messages looked at in one go: 1,000 take 6 ms. */
const firstPiece = 200
const largestPiece = 1_000

async function looked(tx: ReadTx, query: string | null, bounds: Bounds, piece: number, clauses: Clauses) {
  const { rows } = await sql<Found & { readonly holds: number }>`
    select hit.position, search_entry.message_id as messageId, search_entry.conversation_id as conversationId,
      exists (select 1 from conversation where conversation.id = search_entry.conversation_id and ${allHold(clauses)}) as holds
    from (${hitsOf(query, bounds, piece)}) as hit
    join search_entry on search_entry.position = hit.position
    order by hit.position desc`.execute(tx)
  return rows
}

type Words = Pick<Match, 'all' | 'none'>

/** Conversations up to which a condition leads, and the words are looked for in their messages alone. */
const fewConversations = 600
/** Messages of them, as one may have very many. */
const mostMessages = 2_000
/** Looked up among the words in one go: FTS5 opens its lists anew for each, 0.2 ms for one word. */
const lookedUp = 10

/** The conversations that the rarest condition leaves, where these are few: a query for their ids. */
export async function fewStanding(tx: ReadTx, clauses: Clauses): Promise<RawBuilder<unknown> | null> {
  for (const clause of clauses) {
    const ways = clause.map(conversationsOf)
    if (ways.some((way) => way === null)) continue
    const ids = sql`${sql.join(ways as RawBuilder<unknown>[], sql` union `)}`
    const { rows } = await sql`select id from (${ids}) as candidate limit 1 offset ${sql.lit(fewConversations)}`.execute(tx)
    if (rows.length === 0) return ids
  }
  return null
}

interface Few {
  /** a query for the ids of conversations */
  readonly candidates: RawBuilder<unknown>
  readonly clauses: Clauses
  readonly words: Words
}

/** From the few conversations to their messages, newest first, and of these what has the words. */
export async function walkFew(tx: ReadTx, { candidates, clauses, words }: Few, { from, until }: Bounds, { limit, timeIsUp }: Walking): Promise<Walked> {
  // The cross join says by which way: not through all messages to those of the few.
  const { rows } = await sql<Found>`
    select search_entry.position, search_entry.message_id as messageId, search_entry.conversation_id as conversationId
    from (select conversation.id from conversation where conversation.id in (${candidates}) and ${allHold(clauses)}) as standing
    cross join search_entry
    where search_entry.conversation_id = standing.id and search_entry.position < ${until} and search_entry.position >= ${from}
    order by search_entry.position desc limit ${sql.lit(mostMessages)}`.execute(tx)
  const ended = rows.length < mostMessages
  const found: Found[] = []
  for (let at = 0; at < rows.length; at += lookedUp) {
    const piece = rows.slice(at, at + lookedUp)
    const right = await havingWords(tx, words, piece)
    for (const hit of piece) {
      if (right.has(hit.position)) found.push(hit)
      if (found.length >= limit) return { found, next: hit.position }
    }
    const last = piece.at(-1)
    if (last && timeIsUp() && !(ended && at + lookedUp >= rows.length)) return { found, next: last.position }
  }
  return { found, next: ended ? null : (rows.at(-1)?.position ?? null) }
}

/** Which of these have all the words and none of the others. Each word by itself: of two that have nothing in common FTS5 would look for the next message that has both, through the whole store. */
async function havingWords(tx: ReadTx, { all, none }: Words, among: readonly Found[]): Promise<ReadonlySet<number>> {
  let left = new Set(among.map(({ position }) => position))
  for (const part of all) left = await having(tx, part, left)
  for (const part of none) for (const position of await having(tx, part, left)) left.delete(position)
  return left
}

async function having(tx: ReadTx, part: string, among: ReadonlySet<number>): Promise<Set<number>> {
  if (among.size === 0) return new Set()
  const { rows } = await sql<{ position: number }>`
    select rowid as position from search_fts where search_fts match ${part} and rowid in (${sql.join([...among])})`.execute(tx)
  return new Set(rows.map(({ position }) => position))
}

const allHold = (clauses: Clauses): RawBuilder<unknown> => sql.join(clauses.map((clause) => sql`(${sql.join(clause.map(holds), sql` or `)})`), sql` and `)

const holds = ({ fact, not }: Standing): RawBuilder<unknown> => (not ? sql`(${holdsOf(fact)}) is not true` : holdsOf(fact))

function holdsOf(fact: WorkFact): RawBuilder<unknown> {
  switch (fact.is) {
    case 'list':
      return sql`(conversation.list = ${fact.list} and conversation.messages > 0)`
    case 'owner':
      return fact.ids === null ? sql`conversation.owner_id is null` : sql`conversation.owner_id in (${sql.join(fact.ids)})`
    case 'label':
      return sql`exists (select 1 from conversation_label where conversation_label.conversation_id = conversation.id and conversation_label.label_id in (${sql.join(fact.ids)}))`
    case 'due':
      return sql`(conversation.falls_due >= ${fact.from ?? 0} and conversation.falls_due < ${fact.until ?? Number.MAX_SAFE_INTEGER})`
    case 'urgent':
      return sql`conversation.urgent = 1`
    case 'unread':
      return sql`conversation.unread > 0`
    default:
      return assertNever(fact)
  }
}

/** The conversations of which a condition holds, by the index that has them together; null where there is none, as for what holds of most. */
function conversationsOf({ fact, not }: Standing): RawBuilder<unknown> | null {
  if (not || (fact.is === 'owner' && fact.ids === null)) return null
  if (fact.is === 'label') return sql`select conversation_id as id from conversation_label where label_id in (${sql.join(fact.ids)})`
  return sql`select id from conversation where ${holdsOf(fact)}`
}
