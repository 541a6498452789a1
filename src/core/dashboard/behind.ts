import type { ExpressionBuilder } from 'kysely'
import type { FigureList } from '../../shared/domain/dashboard'
import { dayMs, dayNumber, dayOf } from '../../shared/day'
import type { ReadTx } from '../store/store'
import type { Tables } from '../store/tables'
import type { DayCount } from '../store/tally'
import { businessTime } from './business-time'
import { readCalendar } from './calendar'
import { daysAtOnce, holds, readMeasured } from './dialogue'
import { labelled } from './labelled'
import { readRegions } from './regions'
import { waitingLimit } from './figures'

/** A conversation behind a number. */
export interface Behind {
  readonly id: string
  /** its last message, by which lists go */
  readonly at: number
  /** how many of its messages the number counts */
  readonly messages: number
}

/** The last row seen of a list that goes by time. */
type Cursor = Pick<Behind, 'at' | 'id'>

/** Conversations read in one statement, between which everything else has its turn (give-way.ts). */
const atOnce = 500

/** A page of the conversations behind a number, newest first, from behind the cursor. What a number of the dialogue was counted from is known only when all of it is counted. */
export async function pageBehind(tx: ReadTx, list: FigureList, now: number, limit: number, before: Cursor | null): Promise<readonly Behind[]> {
  if (list.figure === 'in' || list.figure === 'out') return firstOf(ofMessages(tx, list, list.figure, before), limit)
  const isBefore = ({ at, id }: Behind): boolean => before === null || at < before.at || (at === before.at && id < before.id)
  return (await behindFigure(tx, list, now))
    .filter(isBefore)
    .sort((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1))
    .slice(0, limit)
}

/** The conversations that a number of the dashboard was counted from: all of them, and no other. */
export async function behindFigure(tx: ReadTx, list: FigureList, now: number): Promise<readonly Behind[]> {
  switch (list.figure) {
    case 'in':
    case 'out':
      return firstOf(ofMessages(tx, list, list.figure, null), Infinity)
    case 'overdue':
      return overdue(tx, now, list.ownerId)
    default: {
      const calendar = await readCalendar(tx)
      const minutes = businessTime(calendar)
      const { figure } = list
      const waiting = { now, limit: waitingLimit(calendar) }
      const found: Behind[] = []
      const last = dayNumber(list.to)
      // In short statements, between which everything else has its turn (give-way.ts).
      for (let from = dayNumber(list.from); from <= last; from += daysAtOnce) {
        const rows = await readMeasured(tx, { from, to: Math.min(from + daysAtOnce - 1, last), labelId: list.labelId }, list.channel)
        for (const row of rows) if (holds(row, minutes, waiting)[figure]) found.push({ id: row.conversation_id, at: row.at, messages: row.messages })
      }
      return found
    }
  }
}

/** No further than so many: what comes after is not read. */
async function firstOf(list: AsyncIterable<Behind>, most: number): Promise<readonly Behind[]> {
  const first: Behind[] = []
  for await (const one of list) if (first.push(one) >= most) break
  return first
}

/** Newest first, from behind the cursor. */
async function* ofMessages(tx: ReadTx, { from, to, channel, labelId, contactId, ownerId, region }: FigureList, direction: 'in' | 'out', before: Cursor | null): AsyncGenerator<Behind> {
  const [first, last] = [dayNumber(from), dayNumber(to)]
  // No zone is further than a day from UTC: this only spares reading what ended long before.
  const since = (first - 1) * dayMs
  let query = tx
    .selectFrom('tally_conversation as tally')
    .innerJoin('conversation', 'conversation.id', 'tally.conversation_id')
    .select(['conversation.id', 'tally.contact_id', 'conversation.at', 'tally.days_json'])
    // A literal, as the partial index by time has it; nothing ended before its last message.
    .where(({ eb }) => eb('conversation.messages', '>', eb.lit(0)))
    .where('conversation.at', '>=', since)
    .where('tally.began_on', '<=', last)
    .where(direction === 'in' ? 'tally.last_in' : 'tally.last_out', '>=', since)
  if (channel === 'fax' && direction === 'in') query = query.where('tally.faxes_in', '>', 0)
  if (contactId !== null) query = query.where('tally.contact_id', '=', contactId)
  if (ownerId !== null) query = ownerId === 'none' ? query.where('conversation.owner_id', 'is', null) : query.where('conversation.owner_id', '=', ownerId)
  if (labelId !== null) query = query.where((eb) => labelled(eb, labelId))
  const regions = region === null ? null : await readRegions(tx)
  for (let seen = before; ; ) {
    const rows = await (seen === null ? query : query.where(isBehind(seen))).orderBy('conversation.at', 'desc').orderBy('conversation.id', 'desc').limit(atOnce).execute()
    for (const { id, contact_id: contact, at, days_json: days } of rows) {
      if (regions !== null && (regions.get(contact) ?? 'unknown') !== region) continue
      let sum = 0
      for (const [day, of, way, messages] of JSON.parse(days) as DayCount[]) if (day >= first && day <= last && way === direction && (channel === null || of === channel)) sum += messages
      if (sum > 0) yield { id, at, messages: sum }
    }
    seen = rows.at(-1) ?? null
    if (rows.length < atOnce) return
  }
}

/** The first part is no more than the second says: it lets an index begin there. */
const isBehind =
  ({ at, id }: Cursor) =>
  (eb: ExpressionBuilder<Tables, 'conversation'>) =>
    eb.and([eb('conversation.at', '<=', at), eb.or([eb('conversation.at', '<', at), eb('conversation.id', '<', id)])])

/** What should have been done before today. */
async function overdue(tx: ReadTx, now: number, ownerId: string | null): Promise<readonly Behind[]> {
  let query = tx.selectFrom('conversation').select(['id', 'at', 'messages']).where('falls_due', '<', dayOf(now)).where('messages', '>', 0)
  if (ownerId !== null) query = ownerId === 'none' ? query.where('owner_id', 'is', null) : query.where('owner_id', '=', ownerId)
  return query.execute()
}
