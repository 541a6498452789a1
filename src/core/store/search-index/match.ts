import { sql } from 'kysely'
import type { ReadTx } from '../store'
import { everyMessage, factSign, isSign, numberSign, placeSign } from './signs'
import type { Phrase, SearchTree } from './tree'
import { commonBeginnings, isLarge } from './vocabulary'

/** A tree as FTS5 wants it: every one of `all` and none of `none`. */
export interface Match {
  readonly all: readonly string[]
  readonly none: readonly string[]
  /** beginnings that more words share than were looked for */
  readonly cut: readonly string[]
}

/**
 * Words that a beginning is spelled out to. FTS5 reads everything that any word of a prefix has before it answers the first
 * row (3 s for one letter at 1,000,000 messages); of words in an OR it reads no more than the rows asked for. With more
 * words than these a small store is read whole, in a large one the commonest stand for all.
 */
const mostWords = 32

/** The parts of an AND that hold words alone (branches.ts takes out what is none). */
export async function matchOf(tx: ReadTx, parts: readonly SearchTree[]): Promise<Match> {
  const cut: string[] = []
  const all: string[] = []
  const none: string[] = []
  for (const part of parts) {
    if (part.kind === 'not') none.push(await written(tx, part.part, cut))
    else all.push(await written(tx, part, cut))
  }
  return { all: all.filter((text) => text !== ''), none: none.filter((text) => text !== ''), cut }
}

/** One expression of FTS5; with nothing to look for but something to leave out, all else. */
export function expression({ all, none }: Pick<Match, 'all' | 'none'>): string {
  const wanted = all.length === 0 ? quoted([everyMessage]) : all.map((part) => `(${part})`).join(' AND ')
  return none.length === 0 ? wanted : `(${wanted}) NOT (${none.map((part) => `(${part})`).join(' OR ')})`
}

async function written(tx: ReadTx, tree: SearchTree, cut: string[]): Promise<string> {
  switch (tree.kind) {
    case 'and':
      return expression(await matchOf(tx, tree.parts))
    case 'or': {
      const ways: string[] = []
      for (const part of tree.parts) ways.push(await written(tx, part, cut))
      return ways.map((way) => `(${way})`).join(' OR ')
    }
    case 'not':
      return `${quoted([everyMessage])} NOT (${await written(tx, tree.part, cut)})`
    case 'phrase':
      return phraseText(tx, tree, cut)
    case 'number':
      return spelled(tx, [], numberSign(tree.text), tree.prefix, cut)
    case 'fact':
      return quoted([factSign(tree.fact)])
    case 'time':
    case 'standing':
      throw new Error('no word: branches.ts takes it out')
  }
}

async function phraseText(tx: ReadTx, { words, prefix, place }: Phrase, cut: string[]): Promise<string> {
  const column = place === 'subject' || place === 'pages' ? place : null
  const signs = place === null || place === 'subject' || place === 'pages' ? words : words.map((word) => placeSign(place, word))
  const last = signs.at(-1)
  if (last === undefined) return ''
  const text = await spelled(tx, signs.slice(0, -1), last, prefix, cut)
  return column === null ? text : `{${column}} : (${text})`
}

async function spelled(tx: ReadTx, before: readonly string[], last: string, prefix: boolean, cut: string[]): Promise<string> {
  if (!prefix) return quoted([...before, last])
  const meant = await wordsFrom(tx, last)
  // A beginning that no word has stays as it is: it finds nothing.
  if (meant.length === 0 || (meant.length > mostWords && !(await isLarge(tx)))) return `${quoted([...before, last])} *`
  if (meant.length > mostWords) cut.push(isSign(last) ? last.slice(2) : last)
  const words = meant.length > mostWords ? await standIns(tx, last, meant) : meant
  return words.map((word) => quoted([...before, word])).join(' OR ')
}

/** The word itself and the commonest that begin with it; of signs and numbers, which nobody counts, the first. */
async function standIns(tx: ReadTx, prefix: string, first: readonly string[]): Promise<readonly string[]> {
  const known = await commonBeginnings(tx, prefix, mostWords)
  return [...new Set([prefix, ...known, ...(known.length < mostWords / 4 ? first : [])])].slice(0, mostWords)
}

/** Words stand in quotes, so that none is taken for an operator of FTS5. */
export const quoted = (words: readonly string[]): string => `"${words.join(' ').replaceAll('"', ' ').replaceAll('\0', ' ')}"`

/** The words of the index that begin so, one more than `mostWords` at the most: from each the index leaps to the next. */
async function wordsFrom(tx: ReadTx, prefix: string): Promise<readonly string[]> {
  const { rows } = await sql<{ word: string }>`
    with recursive next(word, count) as (
      select (select term from search_word where term >= ${prefix} limit 1), 1
      union all
      select (select term from search_word where term >= next.word || char(1) limit 1), count + 1 from next
      where next.word is not null and substr(next.word, 1, length(${prefix})) = ${prefix} and count <= ${sql.lit(mostWords)})
    select word from next where substr(word, 1, length(${prefix})) = ${prefix}`.execute(tx)
  return rows.map(({ word }) => word)
}
