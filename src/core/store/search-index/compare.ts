import { sql } from 'kysely'
import type { ReadTx } from '../store'
import { digestOf, foldDocument } from './document'
import { loadDocuments } from './load'
import { firstPosition, standsAt } from './position'
import { unlearned, type Worded } from './vocabulary'

/** What is wrong with one row of the index, or with all of it. */
export interface IndexProblem {
  readonly code: 'index-entry-missing' | 'index-entry-orphan' | 'index-entry-stale' | 'index-row-missing' | 'index-row-orphan' | 'index-row-differs' | 'index-words-missing'
  readonly subject: string
}

/** Rows per step: a step blocks its process for some ten milliseconds. */
const step = 500
/** Words compared per step; a common word has as many places as the firm has messages. */
const wordStep = 200

/**
 * Compares the index with what the tables say it should be, row by row: every message has one entry with the digest of
 * its texts, every entry a row in the full-text table, every row holds exactly the words of its message at their places, and the tables of
 * words know them.
 * It takes long: `tx` has to be one of a connection of its own, and `pause` lets others work between two steps.
 */
export async function compareIndex(tx: ReadTx, pause: () => Promise<void>): Promise<IndexProblem[]> {
  const problems = [...(await compareRows(tx))]
  await makeCheckTables(tx)
  problems.push(...(await compareEntries(tx, pause)))
  const known = new Set(problems.map(({ subject }) => subject))
  for (const position of await differingRows(tx, pause)) {
    const subject = await subjectOf(tx, position)
    if (!known.has(subject)) problems.push({ code: 'index-row-differs', subject })
  }
  await dropCheckTables(tx)
  return problems
}

async function compareRows(tx: ReadTx): Promise<IndexProblem[]> {
  const missing = await tx
    .selectFrom('message')
    .leftJoin('search_entry', 'search_entry.message_id', 'message.id')
    .select('message.id')
    .where('search_entry.position', 'is', null)
    .execute()
  const orphans = await tx
    .selectFrom('search_entry')
    .leftJoin('message', 'message.id', 'search_entry.message_id')
    .select('search_entry.message_id as id')
    .where('message.id', 'is', null)
    .execute()
  const withoutRow = await sql<{ id: string }>`select message_id as id from search_entry
    where position not in (select rowid from search_fts)`.execute(tx)
  const withoutEntry = await sql<{ id: number }>`select rowid as id from search_fts
    where rowid not in (select position from search_entry)`.execute(tx)
  return [
    ...missing.map(({ id }) => ({ code: 'index-entry-missing' as const, subject: id })),
    ...orphans.map(({ id }) => ({ code: 'index-entry-orphan' as const, subject: id })),
    ...withoutRow.rows.map(({ id }) => ({ code: 'index-row-missing' as const, subject: id })),
    ...withoutEntry.rows.map(({ id }) => ({ code: 'index-row-orphan' as const, subject: String(id) })),
  ]
}

/** Every entry against its message; on the way the table fills with what the full-text table should hold. */
async function compareEntries(tx: ReadTx, pause: () => Promise<void>): Promise<IndexProblem[]> {
  const problems: IndexProblem[] = []
  let after = -1
  for (;;) {
    const entries = await tx.selectFrom('search_entry').selectAll().where('position', '>', after).orderBy('position').limit(step).execute()
    const last = entries.at(-1)
    if (!last) return problems
    after = last.position
    const documents = new Map((await loadDocuments(tx, entries.map((entry) => entry.message_id))).map((document) => [document.messageId, document]))
    const read: Worded[] = []
    for (const entry of entries) {
      const document = documents.get(entry.message_id)
      if (!document) continue // named as an orphan already
      const folded = foldDocument(document)
      const inPlace = standsAt(entry.position, document.at) || (await spilled(tx, entry.position, document.at))
      if (digestOf(folded) !== entry.digest || document.conversationId !== entry.conversation_id || !inPlace) {
        problems.push({ code: 'index-entry-stale', subject: entry.message_id })
      } else read.push({ messageId: entry.message_id, folded })
      await sql`insert into temp.search_check (rowid, subject, contact, body, pages)
        values (${entry.position}, ${folded.subject}, ${folded.contact}, ${folded.body}, ${folded.pages})`.execute(tx)
    }
    for (const subject of await unlearned(tx, read)) problems.push({ code: 'index-words-missing', subject })
    await pause()
  }
}

/** A row after its own millisecond is in order only where every millisecond between was full. */
async function spilled(tx: ReadTx, position: number, at: number): Promise<boolean> {
  if (position < firstPosition(at)) return false
  const { rows } = await sql<{ full: number }>`select exists (
    select 1 from search_entry where position = ${Math.floor(position / 1_000) * 1_000 - 1}) as full`.execute(tx)
  return rows[0]?.full === 1
}

interface Places {
  readonly word: string
  readonly places: string
}

async function differingRows(tx: ReadTx, pause: () => Promise<void>): Promise<ReadonlySet<number>> {
  const differing = new Set<number>()
  const found = placesOf(tx, 'main.search_word')[Symbol.asyncIterator]()
  const wanted = placesOf(tx, 'temp.search_wanted')[Symbol.asyncIterator]()
  let one = await found.next()
  let other = await wanted.next()
  for (let words = 0; !one.done || !other.done; words += 1) {
    const order = one.done ? 1 : other.done ? -1 : compareBytes(one.value.word, other.value.word)
    const here = order <= 0 && !one.done ? one.value.places : ''
    const there = order >= 0 && !other.done ? other.value.places : ''
    if (here !== there) for (const position of difference(here, there)) differing.add(position)
    if (order <= 0) one = await found.next()
    if (order >= 0) other = await wanted.next()
    if (words % wordStep === 0) await pause()
  }
  return differing
}

async function* placesOf(tx: ReadTx, table: 'main.search_word' | 'temp.search_wanted'): AsyncGenerator<Places> {
  let from = ''
  for (let first = true; ; first = false) {
    const { rows } = await sql<Places>`select term as word, group_concat(doc || '/' || col || '/' || offset, ' ') as places
      from ${sql.raw(table)} where term >= ${from} group by term order by term limit ${wordStep}`.execute(tx)
    // A page begins with the last word of the page before.
    const fresh = first ? rows : rows.slice(1)
    yield* fresh
    const last = rows.at(-1)
    if (!last || rows.length < wordStep) return
    from = last.word
  }
}

/** The row numbers of the places that only one side has. */
function difference(one: string, other: string): readonly number[] {
  const here = new Set(one.split(' '))
  const there = new Set(other.split(' '))
  const alone = [...[...here].filter((place) => !there.has(place)), ...[...there].filter((place) => !here.has(place))]
  return alone.filter((place) => place !== '').map((place) => Number(place.slice(0, place.indexOf('/'))))
}

/** FTS5 sorts words by their UTF-8 bytes. */
const compareBytes = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other))

/** Tables of this connection alone; the one to compare with is made like the index itself, so that it cuts words alike. */
async function makeCheckTables(tx: ReadTx): Promise<void> {
  const { rows } = await sql<{ made: string }>`select sql as made from sqlite_schema where name = 'search_fts'`.execute(tx)
  const made = rows[0]?.made ?? ''
  await sql.raw(made.replace(/search_fts/, 'temp.search_check')).execute(tx)
  await sql`create virtual table temp.search_wanted using fts5vocab(temp, search_check, instance)`.execute(tx)
}

async function dropCheckTables(tx: ReadTx): Promise<void> {
  for (const table of ['search_wanted', 'search_check']) await sql.raw(`drop table temp.${table}`).execute(tx)
}

async function subjectOf(tx: ReadTx, position: number): Promise<string> {
  const row = await tx.selectFrom('search_entry').select('message_id').where('position', '=', position).executeTakeFirst()
  return row?.message_id ?? String(position)
}
