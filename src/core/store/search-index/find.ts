import { sql } from 'kysely'
import type { ReadTx } from '../store'
import { branchesOf, type Branch } from './branches'
import { expression, matchOf, quoted, type Match } from './match'
import { firstPosition, momentOf } from './position'
import { stretchMs, stretchOf, stretchSign } from './signs'
import { fewStanding, walkFew, walkStanding } from './standing'
import type { SearchTree } from './tree'
import { walkAll, type Bounds, type Found, type Walk, type Walked } from './walk'

export type { Found }

export interface FoundPage {
  readonly found: readonly Found[]
  /** row number before which to go on; null where nothing is left */
  readonly next: number | null
  /** beginnings for which the commonest words stood in */
  readonly cut: readonly string[]
}

export interface Asked {
  readonly limit: number
  /** row number of the last hit seen, null for the first page */
  readonly before: number | null
  /** leaves out what this finds */
  readonly without?: SearchTree
  /** whether the time for one answer is up: then the page may be short, and `next` says where to go on */
  readonly timeIsUp: () => boolean
}

/** Rows of a word that are passed over quickly enough to look at all of them. */
const few = 2_000

/**
 * Newest first. The order is that of the row numbers, which grow with time: FTS5 stops after `limit` rows, where an order
 * by a joined column would have it look at all of them. Words that are all common may still have no message in common, and
 * FTS5 would look through the whole store for one: such a search goes back in time stretch by stretch and stops when its time is up.
 */
export async function find(tx: ReadTx, tree: SearchTree, asked: Asked): Promise<FoundPage> {
  const pages: FoundPage[] = []
  for (const branch of branchesOf(tree)) pages.push(await findBranch(tx, branch, asked))
  if (pages.length === 1) return pages[0] ?? nothing
  return merged(pages, asked.limit)
}

const nothing: FoundPage = { found: [], next: null, cut: [] }

/** No branch may be asked beyond the place down to which all of them were. */
function merged(pages: readonly FoundPage[], limit: number): FoundPage {
  const reached = Math.max(-1, ...pages.map(({ next }) => next ?? -1))
  const all = new Map(pages.flatMap(({ found }) => found).map((hit) => [hit.position, hit]))
  const sure = [...all.values()].filter(({ position }) => position >= reached).sort((one, other) => other.position - one.position)
  const found = sure.slice(0, limit)
  const last = found.at(-1)
  const next = sure.length > limit && last ? last.position : reached < 0 ? null : reached
  return { found, next, cut: [...new Set(pages.flatMap(({ cut }) => cut))] }
}

async function findBranch(tx: ReadTx, branch: Branch, asked: Asked): Promise<FoundPage> {
  const until = Math.min(asked.before ?? Number.MAX_SAFE_INTEGER, branch.until === null ? Number.MAX_SAFE_INTEGER : firstPosition(branch.until))
  const bounds: Bounds = { from: branch.from === null ? 0 : firstPosition(branch.from), until }
  const match = await matchOf(tx, branch.parts)
  const without = asked.without === undefined ? [] : await withoutText(tx, asked.without)
  const walk = branch.standing.length === 0 ? walkAll : walkStanding(branch.standing)
  if (match.all.length === 0 && match.none.length === 0) {
    const bounded = branch.from !== null || branch.until !== null || branch.standing.length > 0
    if (!bounded) return nothing
    const candidates = await fewStanding(tx, branch.standing)
    return { ...(await (candidates ? walkFew(tx, { candidates, clauses: branch.standing, words: { all: [], none: without } }, bounds, asked) : walk(tx, null, bounds, asked))), cut: match.cut }
  }
  const whole = { all: match.all, none: [...match.none, ...without] }
  const rare = await hasRareWord(tx, whole, bounds)
  const candidates = rare ? null : await fewStanding(tx, branch.standing)
  if (candidates) return { ...(await walkFew(tx, { candidates, clauses: branch.standing, words: whole }, bounds, asked)), cut: match.cut }
  if (rare || isAlone(whole)) return { ...(await walk(tx, expression(whole), bounds, asked)), cut: match.cut }
  return { ...(await byStretch(tx, whole, bounds, asked, walk)), cut: match.cut }
}

const withoutText = async (tx: ReadTx, tree: SearchTree): Promise<readonly string[]> => {
  const ways = []
  for (const { parts } of branchesOf(tree)) {
    const { all } = await matchOf(tx, parts)
    if (all.length > 0) ways.push(expression({ all, none: [] }))
  }
  return ways
}

/** One word alone ends with the page. */
const isAlone = ({ all, none }: Pick<Match, 'all' | 'none'>): boolean => all.length === 1 && none.length === 0 && all[0]?.startsWith('{') === false

/** Of several words, one that few messages have leads through the lists of the others. */
async function hasRareWord(tx: ReadTx, { all }: Pick<Match, 'all'>, bounds: Bounds): Promise<boolean> {
  for (const part of all) {
    const { rows } = await sql`select rowid from search_fts
      where search_fts match ${part} and rowid < ${bounds.until} order by rowid desc limit 1 offset ${sql.lit(few)}`.execute(tx)
    if (rows.length === 0) return true
  }
  return false
}

async function byStretch(tx: ReadTx, match: Pick<Match, 'all' | 'none'>, bounds: Bounds, asked: Asked, walk: Walk): Promise<Walked> {
  const found: Found[] = []
  let { until } = bounds
  for (;;) {
    const newest = await newestEntry(tx, { from: bounds.from, until })
    if (newest === null) return { found, next: null }
    const stretch = stretchOf(momentOf(newest))
    const within = { all: [...match.all, quoted([stretchSign(stretch)])], none: match.none }
    const walked = await walk(tx, expression(within), { from: bounds.from, until }, { limit: asked.limit - found.length, timeIsUp: asked.timeIsUp })
    found.push(...walked.found)
    if (walked.next !== null) return { found, next: walked.next }
    until = firstPosition(stretch * stretchMs)
    if (until <= bounds.from) return { found, next: null }
    if (asked.timeIsUp()) return { found, next: until }
  }
}

async function newestEntry(tx: ReadTx, { from, until }: Bounds): Promise<number | null> {
  const row = await tx.selectFrom('search_entry').select('position').where('position', '<', until).where('position', '>=', from).orderBy('position', 'desc').limit(1).executeTakeFirst()
  return row?.position ?? null
}
