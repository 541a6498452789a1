import { inBatches } from '../in-batches'
import type { ReadTx } from '../store'
import type { DayCount } from './contribution'
import { countNow, officeDays, systemZone, zoneOf } from './settle'

export interface TallyProblem {
  readonly code: 'figures-differ'
  /** a conversation's id, or the day, channel and direction whose sum is not that of its conversations */
  readonly subject: string
}

/**
 * Counts everything anew and names what the kept figures say otherwise. What waits to be counted for the first time is passed over.
 * @param pause called after each part: everything else has its turn
 */
export async function compareTally(tx: ReadTx, pause: () => Promise<void>): Promise<readonly TallyProblem[]> {
  const problems: TallyProblem[] = []
  const differ = (subject: string): void => void problems.push({ code: 'figures-differ', subject })
  const dayOf = officeDays((await zoneOf(tx)) ?? systemZone())
  const kept = new Map((await tx.selectFrom('tally_conversation').selectAll().execute()).map((row) => [row.conversation_id, row]))
  const waiting = new Set((await tx.selectFrom('tally_stale').select('conversation_id').execute()).map((row) => row.conversation_id))
  const ids = (await tx.selectFrom('conversation').select('id').execute()).map(({ id }) => id)
  const there = new Set(ids)
  for (const id of kept.keys()) if (!there.has(id)) differ(id)
  for (const part of inBatches(ids)) {
    const now = await countNow(tx, part, dayOf)
    for (const id of part) {
      if (waiting.has(id)) continue
      const row = kept.get(id)
      const counted = now.get(id)
      if (row === undefined && counted === undefined) continue
      if (row === undefined || counted === undefined || !same(row, counted)) differ(id)
    }
    await pause()
  }
  for (const subject of await sumsThatDiffer(tx, [...kept.values()])) differ(subject)
  return problems
}

function same({ conversation_id: _, contact_id, days_json: days, ...row }: Kept, { contact, counted: { days: now, ...counted } }: { contact: string; counted: { days: readonly DayCount[] } & Omit<Kept, 'conversation_id' | 'contact_id' | 'days_json'> }): boolean {
  return contact === contact_id && keyed(JSON.parse(days) as DayCount[]) === keyed(now) && Object.entries(row).every(([name, value]) => counted[name as keyof typeof counted] === value)
}

type Kept = import('../tally-tables').TallyConversationTable

const keyed = (days: readonly DayCount[]): string => days.map(String).sort().join(' ')

/** The sums by day and by sender against those of the conversations they were added up from. */
async function sumsThatDiffer(tx: ReadTx, kept: readonly Kept[]): Promise<readonly string[]> {
  const sums = new Map<string, number>()
  const add = (key: string, count: number): void => void sums.set(key, (sums.get(key) ?? 0) + count)
  for (const { contact_id: contact, days_json: days } of kept) {
    for (const [day, channel, direction, messages, pages] of JSON.parse(days) as DayCount[]) {
      add(`${day} ${channel} ${direction} messages`, messages)
      add(`${day} ${channel} ${direction} pages`, pages)
      if (direction === 'in') add(`${day} ${contact} ${channel === 'fax' ? 'faxes' : 'others'}`, messages)
    }
  }
  for (const { day, channel, direction, messages, pages } of await tx.selectFrom('tally_day').selectAll().execute()) {
    add(`${day} ${channel} ${direction} messages`, -messages)
    add(`${day} ${channel} ${direction} pages`, -pages)
  }
  for (const { contact_id: contact, day, faxes, others } of await tx.selectFrom('tally_sender').selectAll().execute()) {
    add(`${day} ${contact} faxes`, -faxes)
    add(`${day} ${contact} others`, -others)
  }
  return [...sums].filter(([, rest]) => rest !== 0).map(([key]) => key)
}
