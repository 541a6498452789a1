import type { ReadTx } from '../store/store'
import type { MessageTable } from '../store/tables'
import { missingPages, pagesIn, totalOf } from './page-troubles'
import { faxPages, type FaxPage } from './record'

/** A call that broke is dialled again at once or, where somebody had to notice, the same day. */
const closeInTime = 24 * 60 * 60_000
/** One sender's faxes of a day; more are a mass of the same that nobody joins by hand. */
const mostLooked = 100

export interface Continuation {
  readonly messageId: string
  readonly conversationId: string
  readonly at: number
  readonly pages: readonly number[]
  readonly joined: boolean
}

type Fax = Pick<MessageTable, 'id' | 'contact_id' | 'fax_number' | 'at' | 'joined_to'>

/** The faxes that belong to one: the first and those joined to it. */
async function joinedFaxes(tx: ReadTx, fax: Pick<Fax, 'id' | 'joined_to'>): Promise<readonly Pick<MessageTable, 'id' | 'conversation_id' | 'at'>[]> {
  const first = fax.joined_to ?? fax.id
  return tx
    .selectFrom('message')
    .select(['id', 'conversation_id', 'at'])
    .where((where) => where.or([where('id', '=', first), where('joined_to', '=', first)]))
    .where('id', '!=', fax.id)
    .orderBy('at')
    .execute()
}

/**
 * One fax that came in two files: of the same sender, close in time, counting the same number of pages, and with pages that
 * this one lacks. Those that a person joined already are in any case among them.
 */
export async function continuations(tx: ReadTx, fax: Fax, own: readonly FaxPage[]): Promise<readonly Continuation[]> {
  const joined = await joinedFaxes(tx, fax)
  const joinedPages = await faxPages(tx, joined.map(({ id }) => id))
  const have = new Set(pagesIn(own.map(({ line }) => line)))
  const there = joined.map((other) => continuation(other, linesOf(joinedPages, other.id), (page) => !have.has(page), true))
  const lacking = new Set(missingPages(own.map(({ line }) => line), there.flatMap(({ pages }) => pages)))
  if (lacking.size === 0) return there
  const others = (await sameSender(tx, fax)).filter(({ id }) => !joined.some((other) => other.id === id))
  const otherPages = await faxPages(tx, others.map(({ id }) => id))
  const total = totalOf(own.map(({ line }) => line))
  const offered = others
    .filter(({ id }) => total !== null && totalOf(linesOf(otherPages, id)) === total)
    .map((other) => continuation(other, linesOf(otherPages, other.id), (page) => lacking.has(page), false))
    .filter(({ pages }) => pages.length > 0)
  return [...there, ...offered]
}

const linesOf = (pages: ReadonlyMap<string, readonly FaxPage[]>, id: string) => (pages.get(id) ?? []).map(({ line }) => line)

function continuation(
  { id, conversation_id, at }: Pick<MessageTable, 'id' | 'conversation_id' | 'at'>,
  lines: ReturnType<typeof linesOf>,
  counts: (page: number) => boolean,
  joined: boolean,
): Continuation {
  return { messageId: id, conversationId: conversation_id, at, pages: pagesIn(lines).filter(counts), joined }
}

async function sameSender(tx: ReadTx, { id, contact_id, fax_number, at }: Fax) {
  if (fax_number === null || contact_id === null) return []
  return tx
    .selectFrom('message')
    .select(['id', 'conversation_id', 'at'])
    .where('contact_id', '=', contact_id)
    .where('fax_number', '=', fax_number)
    .where('direction', '=', 'in')
    .where('joined_to', 'is', null)
    .where('id', '!=', id)
    .where('at', '>=', at - closeInTime)
    .where('at', '<=', at + closeInTime)
    .orderBy('at')
    .limit(mostLooked)
    .execute()
}
