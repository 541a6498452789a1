import { dayNumberOf, wallClock } from '../../../shared/wall-clock'
import { inBatches } from '../in-batches'
import { insertRows } from '../prepared'
import type { ReadTx, WriteTx } from '../store'
import type { TallyConversationTable } from '../tally-tables'
import { contributionOf, type Contribution, type Countable, type DayCount } from './contribution'

/** Where the office's zone stands; by it days begin, wherever the machine is taken. */
export const zoneKey = 'office.zone'
/** Conversations counted by one round of statements. */
const atOnce = 300

/** Counts anew what this transaction has changed: called before every commit, so that figures and messages never differ. */
export async function settleTally(tx: WriteTx): Promise<void> {
  for (;;) {
    const rows = await tx.selectFrom('tally_stale').select('conversation_id').where('patient', '=', 0).orderBy('conversation_id').limit(atOnce).execute()
    if (rows.length > 0) await recount(tx, rows.map(({ conversation_id: id }) => id))
    if (rows.length < atOnce) return
  }
}

/**
 * Counts the next of what was there before anything was counted.
 * @returns whether any were left
 */
export async function tallyNext(tx: WriteTx): Promise<boolean> {
  const rows = await tx.selectFrom('tally_stale').select('conversation_id').where('patient', '=', 1).orderBy('conversation_id').limit(atOnce).execute()
  if (rows.length > 0) await recount(tx, rows.map(({ conversation_id: id }) => id))
  return rows.length > 0
}

async function recount(tx: WriteTx, ids: readonly string[]): Promise<void> {
  const dayOf = officeDays(await ownZone(tx))
  const before = await tx.selectFrom('tally_conversation').select(['conversation_id', 'contact_id', 'days_json']).where('conversation_id', 'in', ids).execute()
  const now = await countNow(tx, ids, dayOf)
  const change = emptyChange()
  for (const { contact_id: contact, days_json: days } of before) addTo(change, contact, JSON.parse(days) as DayCount[], -1)
  for (const { contact, counted } of now.values()) addTo(change, contact, counted.days, 1)
  const gone = before.map(({ conversation_id: id }) => id).filter((id) => !now.has(id))
  if (gone.length > 0) await tx.deleteFrom('tally_conversation').where('conversation_id', 'in', gone).execute()
  await saveConversations(tx, now)
  await saveChange(tx, change)
  await tx.deleteFrom('tally_stale').where('conversation_id', 'in', ids).execute()
}

export interface Counted {
  readonly contact: string
  readonly counted: Contribution
}

/** What conversations add to the figures as their messages stand now; those that add nothing are not among them. */
export async function countNow(tx: ReadTx, ids: readonly string[], dayOf: (at: number) => number): Promise<ReadonlyMap<string, Counted>> {
  const homes = await tx.selectFrom('conversation').select(['id', 'contact_id']).where('id', 'in', ids).where('put_away', 'is', null).execute()
  if (homes.length === 0) return new Map()
  const rows = await tx
    .selectFrom('message')
    .select(['id', 'conversation_id', 'channel', 'direction', 'at', 'automatic', 'trashed', 'delivery_step'])
    .where('conversation_id', 'in', homes.map(({ id }) => id))
    .where('channel', '!=', 'internal')
    .execute()
  const pages = await pagesOf(tx, rows.filter(({ channel }) => channel === 'fax').map(({ id }) => id))
  const messages = new Map<string, Countable[]>()
  for (const { id, conversation_id: home, ...row } of rows) {
    const list = messages.get(home) ?? []
    list.push({ ...row, pages: pages.get(id) ?? 0 })
    messages.set(home, list)
  }
  const found = new Map<string, Counted>()
  for (const { id, contact_id: contact } of homes) {
    const counted = contributionOf(messages.get(id) ?? [], dayOf)
    if (counted !== null) found.set(id, { contact, counted })
  }
  return found
}

async function pagesOf(tx: ReadTx, messageIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const pages = new Map<string, number>()
  for (const part of inBatches(messageIds)) {
    const rows = await tx.selectFrom('page').select(({ fn }) => ['message_id', fn.countAll().as('pages')]).where('message_id', 'in', part).groupBy('message_id').execute()
    for (const { message_id: id, pages: count } of rows) pages.set(id, Number(count))
  }
  return pages
}

interface Change {
  readonly days: Map<string, { readonly day: number; readonly channel: DayCount[1]; readonly direction: DayCount[2]; messages: number; pages: number }>
  readonly senders: Map<string, { readonly contact_id: string; readonly day: number; faxes: number; others: number }>
}

const emptyChange = (): Change => ({ days: new Map(), senders: new Map() })

function addTo({ days, senders }: Change, contact: string, counts: readonly DayCount[], sign: 1 | -1): void {
  for (const [day, channel, direction, messages, pages] of counts) {
    const key = `${day} ${channel} ${direction}`
    const sum = days.get(key) ?? { day, channel, direction, messages: 0, pages: 0 }
    sum.messages += sign * messages
    sum.pages += sign * pages
    days.set(key, sum)
    if (direction === 'out') continue
    const own = `${day} ${contact}`
    const sent = senders.get(own) ?? { contact_id: contact, day, faxes: 0, others: 0 }
    sent[channel === 'fax' ? 'faxes' : 'others'] += sign * messages
    senders.set(own, sent)
  }
}

async function saveConversations(tx: WriteTx, now: ReadonlyMap<string, Counted>): Promise<void> {
  const rows = [...now].map(([conversation_id, { contact, counted: { days, ...rest } }]): TallyConversationTable => ({ conversation_id, contact_id: contact, ...rest, days_json: JSON.stringify(days) }))
  await insertRows(tx, 'tally_conversation', rows, {
    name: 'anew',
    add: (insert) => insert.onConflict((conflict) => conflict.column('conversation_id').doUpdateSet(({ ref }) => Object.fromEntries(savedColumns.map((name) => [name, ref(`excluded.${name}`)])))),
  })
}

const savedColumns = ['contact_id', 'channel', 'began_on', 'first_in', 'first_out', 'answered', 'replied', 'last_in', 'last_out', 'messages', 'faxes_in', 'days_json'] as const

async function saveChange(tx: WriteTx, { days, senders }: Change): Promise<void> {
  await insertRows(tx, 'tally_day', [...days.values()].filter(({ messages, pages }) => messages !== 0 || pages !== 0), {
    name: 'added',
    add: (insert) =>
      insert.onConflict((conflict) =>
        conflict.columns(['day', 'channel', 'direction']).doUpdateSet(({ eb, ref }) => ({
          messages: eb('tally_day.messages', '+', ref('excluded.messages')),
          pages: eb('tally_day.pages', '+', ref('excluded.pages')),
        })),
      ),
  })
  await insertRows(tx, 'tally_sender', [...senders.values()].filter(({ faxes, others }) => faxes !== 0 || others !== 0), {
    name: 'added',
    add: (insert) =>
      insert.onConflict((conflict) =>
        conflict.columns(['contact_id', 'day']).doUpdateSet(({ eb, ref }) => ({
          faxes: eb('tally_sender.faxes', '+', ref('excluded.faxes')),
          others: eb('tally_sender.others', '+', ref('excluded.others')),
        })),
      ),
  })
}

/** The office's zone; the machine's own stands for it from the first count on. */
async function ownZone(tx: WriteTx): Promise<string> {
  const known = await zoneOf(tx)
  if (known !== null) return known
  const zone = systemZone()
  await tx.insertInto('setting').values({ key: zoneKey, value_json: JSON.stringify(zone) }).execute()
  return zone
}

/** The day a moment belongs to by the clock of the office, as whole days since 1970-01-01. */
export function officeDays(zone: string): (at: number) => number {
  const wall = wallClock(zone)
  return (at) => dayNumberOf(wall(at))
}

export const systemZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** null before the first count */
export async function zoneOf(tx: ReadTx): Promise<string | null> {
  const row = await tx.selectFrom('setting').select('value_json').where('key', '=', zoneKey).executeTakeFirst()
  return row ? (JSON.parse(row.value_json) as string) : null
}
