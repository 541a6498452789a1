import type { BucketSize, ByChannel, Dialogue, TrafficBucket } from '../../shared/domain/dashboard'
import type { ReadTx } from '../store/store'
import { officeDays } from '../store/tally'
import { dayNumber, isoOf, sumOf } from './buckets'
import { businessTime, type OfficeCalendar } from './business-time'
import { readCalendar } from './calendar'
import { dialogueOf, readMeasured } from './dialogue'
import { readFaxSenders, type FaxSenders } from './senders'
import { readTraffic } from './traffic'

/** All figures of a period; `docs/figures.md` says how each is made. */
export interface Figures {
  readonly from: string
  readonly to: string
  readonly zone: string
  /** conversations that have still to be counted for the first time: until it is 0 the figures are too low */
  readonly waiting: number
  readonly in: ByChannel
  readonly out: ByChannel
  /** faxes among what came in and went out, 0..1; null where nothing did */
  readonly faxShareIn: number | null
  readonly faxShareOut: number | null
  readonly faxPages: number
  readonly buckets: readonly TrafficBucket[]
  readonly dialogue: Dialogue
  readonly senders: FaxSenders
}

export interface Asked {
  /** ISO dates, both counted; by default the last twelve months up to today */
  readonly from: string | null
  readonly to: string | null
  readonly by: BucketSize
  readonly labelId: string | null
  readonly now: number
}

/** Business days after which a message that nobody answered counts as unanswered. */
const unansweredDays = 3

export async function readFigures(tx: ReadTx, { from, to, by, labelId, now }: Asked): Promise<Figures> {
  const calendar = await readCalendar(tx)
  const last = to === null ? officeDays(calendar.zone)(now) : dayNumber(to)
  const first = from === null ? yearBefore(last) : dayNumber(from)
  const span = { from: first, to: last, labelId }
  const buckets = await readTraffic(tx, span, by)
  const [incoming, outgoing] = [sumOf(buckets, 'in'), sumOf(buckets, 'out')]
  const stale = await tx.selectFrom('tally_stale').select(({ fn }) => fn.countAll().as('waiting')).executeTakeFirstOrThrow()
  return {
    from: isoOf(first),
    to: isoOf(last),
    zone: calendar.zone,
    waiting: Number(stale.waiting),
    in: incoming,
    out: outgoing,
    faxShareIn: faxShare(incoming),
    faxShareOut: faxShare(outgoing),
    faxPages: buckets.reduce((sum, bucket) => sum + bucket.faxPages, 0),
    buckets,
    dialogue: dialogueOf(await readMeasured(tx, span), businessTime(calendar), { now, limit: unansweredDays * minutesADay(calendar) }),
    senders: await readFaxSenders(tx, first, last),
  }
}

export function faxShare({ fax, mail, other }: ByChannel): number | null {
  const all = fax + mail + other
  return all === 0 ? null : fax / all
}

/** The day after this date a year ago: twelve whole months with it. */
function yearBefore(day: number): number {
  const date = new Date(isoOf(day))
  return Date.UTC(date.getUTCFullYear() - 1, date.getUTCMonth(), date.getUTCDate() + 1) / 86_400_000
}

/** How long the office is open on a day that it is open at all, in minutes. */
function minutesADay({ hours }: OfficeCalendar): number {
  return hours.length === 0 ? 0 : hours.reduce((sum, { from, to }) => sum + to - from, 0) / hours.length
}
