import { sql } from 'kysely'
import { joinedNumbers } from '../../../shared/search/numbers'
import { wordsOf } from '../../../shared/text/fold'
import type { ReadTx, WriteTx } from '../store'
import type { FoldedDocument } from './document'
import { mostCost, nearShapes, readingCost, shapesOf, shortestForgiven } from './shape'
import { numberSign } from './signs'

/*
 * Two tables of words beside the index. search_term: how common words are, counted in every message of a small store and
 * in one of sixteen of a large one, for beginnings that very many words share and for "did you mean". search_shape: the
 * words of recognised pages by their shape, for what was misread. Both only grow: a word that no message has any more is
 * looked for in vain and costs nothing.
 */

/** Messages of which each is counted; of more, every sixteenth stands for all. */
const allCountedUpTo = 1_024
const sample = 16
/** Messages in which FTS5 reads all words of one beginning quickly enough. */
const small = 4_096
/** How often a word has to stand to be in the small index of common words (see migration). */
const common = 64

export interface Worded {
  readonly messageId: string
  readonly folded: FoldedDocument
}

/** Puts the words of messages that came into the index into the tables. */
export async function learnWords(tx: WriteTx, fresh: readonly Worded[]): Promise<void> {
  const every = fresh.length > 0 && !(await hasMoreThan(tx, allCountedUpTo))
  const counted = every ? fresh : fresh.filter(({ messageId }) => isSampled(messageId))
  await addTerms(tx, counted, every ? 1 : sample)
  await addShapes(tx, fresh)
}

export const isLarge = (tx: ReadTx): Promise<boolean> => hasMoreThan(tx, small)

async function hasMoreThan(tx: ReadTx, messages: number): Promise<boolean> {
  const row = await tx.selectFrom('search_entry').select('position').orderBy('position').offset(messages).limit(1).executeTakeFirst()
  return row !== undefined
}

/** Ids end in chance (RFC 9562 §5.7). */
const isSampled = (messageId: string): boolean => Number.parseInt(messageId.slice(-2), 16) % sample === 0

async function addTerms(tx: WriteTx, documents: readonly Worded[], weight: number): Promise<void> {
  const counts = new Map<string, number>()
  for (const { folded } of documents) {
    for (const word of termsOf(folded)) counts.set(word, (counts.get(word) ?? 0) + weight)
  }
  if (counts.size === 0) return
  const rows = JSON.stringify([...counts].sort(([one], [other]) => (one < other ? -1 : 1)))
  await sql`insert into search_term (word, weight)
    select json_extract(value, '$[0]'), json_extract(value, '$[1]') from json_each(${rows}) where true
    on conflict (word) do update set weight = search_term.weight + excluded.weight`.execute(tx)
}

const termsOf = (folded: FoldedDocument): ReadonlySet<string> => new Set([folded.subject, folded.body, folded.pages].flatMap(wordsOf).filter(isTerm))

/** Long numbers and longer words are no words of a language. */
const isTerm = (word: string): boolean => /^(?:\p{L}{2,30}|\d{1,4})$/u.test(word)

async function addShapes(tx: WriteTx, documents: readonly Worded[]): Promise<void> {
  const words = new Set(documents.flatMap(({ folded }) => [...misreadable(folded)]))
  if (words.size === 0) return
  const rows = JSON.stringify(shapeRows(words).sort())
  await sql`insert into search_shape (shape, word)
    select json_extract(value, '$[0]'), json_extract(value, '$[1]') from json_each(${rows}) where true
    on conflict do nothing`.execute(tx)
}

/** The words of recognised pages, and their numbers, that may be misread. */
function misreadable({ pages }: FoldedDocument): ReadonlySet<string> {
  const words = new Set<string>()
  if (pages === '') return words
  for (const word of wordsOf(pages)) if (word.length >= shortestForgiven - 1 && word.length <= longest) words.add(word)
  for (const number of joinedNumbers(pages)) words.add(numberSign(number))
  return words
}

const shapeRows = (words: ReadonlySet<string>): (readonly [shape: string, word: string])[] => [...words].flatMap((word) => shapesOf(plain(word)).map((shape) => [shape, word] as const))

/** The messages of which the tables of words lack something that they must have: what is counted in any case, and every shape. */
export async function unlearned(tx: ReadTx, documents: readonly Worded[]): Promise<readonly string[]> {
  const terms = documents.flatMap(({ messageId, folded }) => (isSampled(messageId) ? [...termsOf(folded)].map((word) => [messageId, word] as const) : []))
  const shapes = documents.flatMap(({ messageId, folded }) => shapeRows(misreadable(folded)).map(([shape, word]) => [messageId, shape, word] as const))
  const { rows } = await sql<{ id: string }>`
    select distinct json_extract(value, '$[0]') as id from json_each(${JSON.stringify(terms)})
      where not exists (select 1 from search_term where word = json_extract(value, '$[1]'))
    union
    select distinct json_extract(value, '$[0]') from json_each(${JSON.stringify(shapes)})
      where not exists (select 1 from search_shape where shape = json_extract(value, '$[1]') and word = json_extract(value, '$[2]'))`.execute(tx)
  return rows.map(({ id }) => id)
}

const longest = 30
const plain = (word: string): string => word.replace(/^\ue000n/, '')

/**
 * Words of recognised pages that may be a misreading of this one, the likeliest first; numbers as their sign.
 * A candidate that is a word of its own in many messages has to look very like it.
 */
export async function misreadings(tx: ReadTx, word: string, most: number): Promise<readonly string[]> {
  if (word.length < shortestForgiven || word.length > longest) return []
  const { rows } = await sql<{ word: string; weight: number | null }>`
    select search_shape.word, search_term.weight from json_each(${JSON.stringify(nearShapes(word))}) as near
    join search_shape on search_shape.shape = near.value
    left join search_term on search_term.word = search_shape.word`.execute(tx)
  const byWord = new Map(rows.map((row) => [row.word, row]))
  return [...byWord.values()]
    .map((row) => ({ word: row.word, cost: readingCost(word, plain(row.word)), own: (row.weight ?? 0) >= common }))
    .filter(({ cost, own }) => cost > 0 && cost <= (own ? Math.min(0.5, mostCost(word.length)) : mostCost(word.length)))
    .sort((one, other) => one.cost - other.cost || (one.word < other.word ? -1 : 1))
    .slice(0, most)
    .map((row) => row.word)
}

/** The commonest words that begin so. */
export async function commonBeginnings(tx: ReadTx, prefix: string, most: number): Promise<readonly string[]> {
  const end = `${prefix}\u{10ffff}`
  const { rows } = await sql<{ word: string }>`select word from search_term
    where word >= ${prefix} and word < ${end} and weight >= ${sql.lit(common)} order by weight desc, word limit ${most}`.execute(tx)
  return rows.map(({ word }) => word)
}

/** Words of many messages that are spelled nearly so, the commonest of the nearest first: for "did you mean". */
export async function nearSpellings(tx: ReadTx, word: string, most: number): Promise<readonly string[]> {
  if (word.length < shortestForgiven || word.length > longest) return []
  const { rows } = await sql<{ word: string; weight: number }>`select search_term.word, search_term.weight
    from json_each(${JSON.stringify(oneEditAway(word))}) as near join search_term on search_term.word = near.value
    order by weight desc limit ${most}`.execute(tx)
  return rows.map((row) => row.word)
}

function oneEditAway(word: string): readonly string[] {
  const near = new Set<string>()
  for (let at = 0; at <= word.length; at += 1) {
    const before = word.slice(0, at)
    if (at < word.length) near.add(before + word.slice(at + 1))
    if (at + 1 < word.length) near.add(before + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2))
    for (const sign of letters) {
      if (at < word.length) near.add(before + sign + word.slice(at + 1))
      near.add(before + sign + word.slice(at))
    }
  }
  near.delete(word)
  return [...near]
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'
