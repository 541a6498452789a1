import { setImmediate as immediate } from 'node:timers/promises'
import { dayNumber, isoOf, yearBefore } from '../../shared/day'
import type { BucketSize, Dialogue, Figures, TrafficFigures } from '../../shared/domain/dashboard'
import type { ChannelKind } from '../../shared/domain/message'
import { allOf, shareOf } from '../../shared/figures/share'
import type { ReadTx, Store } from '../store/store'
import { officeDays } from '../store/tally'
import { sumOf } from './buckets'
import { businessTime, type OfficeCalendar } from './business-time'
import { readCalendar } from './calendar'
import { countDialogue, daysAtOnce, readMeasured } from './dialogue'
import { readFaxSenders } from './senders'
import { readTraffic, readYearBefore } from './traffic'

export interface Asked {
  /** ISO dates, both counted; by default the last twelve months up to today */
  readonly from: string | null
  readonly to: string | null
  readonly by: BucketSize
  readonly labelId: string | null
  /** of the dialogue alone: conversations that began over it */
  readonly channel: ChannelKind | null
  readonly now: number
}

/** Business days after which a message that nobody answered counts as unanswered. */
const unansweredDays = 3

/** All at once, for a terminal: a window asks for the dialogue by itself (`readDialogue`). */
export async function readFigures(tx: ReadTx, asked: Asked): Promise<Figures> {
  const traffic = await readTrafficFigures(tx, asked)
  const calendar = await readCalendar(tx)
  const dialogue = countDialogue(businessTime(calendar), { now: asked.now, limit: waitingLimit(calendar) })
  dialogue.add(await readMeasured(tx, { from: dayNumber(traffic.from), to: dayNumber(traffic.to), labelId: asked.labelId }, asked.channel))
  return { ...traffic, dialogue: dialogue.result() }
}

export async function readTrafficFigures(tx: ReadTx, { from, to, by, labelId, now }: Omit<Asked, 'channel'>): Promise<TrafficFigures> {
  const { zone } = await readCalendar(tx)
  const last = to === null ? officeDays(zone)(now) : dayNumber(to)
  const first = from === null ? yearBefore(last) + 1 : dayNumber(from)
  const span = { from: first, to: last, labelId }
  const buckets = await readTraffic(tx, span, by)
  const [incoming, outgoing] = [sumOf(buckets, 'in'), sumOf(buckets, 'out')]
  const stale = await tx.selectFrom('tally_stale').select(({ fn }) => fn.countAll().as('waiting')).executeTakeFirstOrThrow()
  return {
    from: isoOf(first),
    to: isoOf(last),
    zone,
    by,
    waiting: Number(stale.waiting),
    in: incoming,
    out: outgoing,
    faxShareIn: shareOf(allOf(incoming)),
    faxShareOut: shareOf(allOf(outgoing)),
    faxPages: buckets.reduce((sum, bucket) => sum + bucket.faxPages, 0),
    buckets: [...buckets],
    yearBefore: await readYearBefore(tx, span, by, buckets),
    senders: await readFaxSenders(tx, first, last),
  }
}

/**
 * The dialogue of a period, a week at a time: a year of a large office takes seconds, and everything else goes on meanwhile. What changes
 * meanwhile is counted as it stood when its week was read.
 */
export async function readDialogue(store: Store, { from: first, to: last, labelId }: { readonly from: string; readonly to: string; readonly labelId: string | null }, channel: ChannelKind | null, now: number): Promise<Dialogue> {
  const calendar = await store.read(readCalendar)
  const dialogue = countDialogue(businessTime(calendar), { now, limit: waitingLimit(calendar) })
  const end = dayNumber(last)
  for (let from = dayNumber(first); from <= end; from += daysAtOnce) {
    dialogue.add(await store.read((tx) => readMeasured(tx, { from, to: Math.min(from + daysAtOnce - 1, end), labelId }, channel)))
    await immediate()
  }
  return dialogue.result()
}

/** Business minutes after which a message of theirs counts as unanswered. */
export const waitingLimit = (calendar: OfficeCalendar): number => unansweredDays * minutesADay(calendar)

/** How long the office is open on a day that it is open at all, in minutes. */
function minutesADay({ hours }: OfficeCalendar): number {
  return hours.length === 0 ? 0 : hours.reduce((sum, { from, to }) => sum + to - from, 0) / hours.length
}
