import { yearBefore } from '../../shared/day'
import type { BucketSize, TrafficBucket } from '../../shared/domain/dashboard'
import type { ReadTx } from '../store/store'
import type { DayCount } from '../store/tally'
import type { TallyDayTable } from '../store/tally-tables'
import type { Came } from './savings'
import { nothing, trafficBuckets } from './buckets'

/** Days as numbers (shared/day.ts), both counted; a label's conversations alone where one is named. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly labelId: string | null
}

/** How much came in and went out, bucket by bucket. */
export async function readTraffic(tx: ReadTx, span: Span, size: BucketSize): Promise<readonly TrafficBucket[]> {
  const rows = span.labelId === null ? await ofAll(tx, span) : await ofLabel(tx, span.labelId)
  return trafficBuckets(rows, span.from, span.to, size)
}

const ofAll = (tx: ReadTx, { from, to }: Span): Promise<TallyDayTable[]> =>
  tx.selectFrom('tally_day').selectAll().where('day', '>=', from).where('day', '<=', to).execute()

async function ofLabel(tx: ReadTx, labelId: string): Promise<TallyDayTable[]> {
  const rows = await tx
    .selectFrom('conversation_label')
    .innerJoin('tally_conversation', 'tally_conversation.conversation_id', 'conversation_label.conversation_id')
    .select('tally_conversation.days_json')
    .where('conversation_label.label_id', '=', labelId)
    .execute()
  return rows.flatMap((row) => (JSON.parse(row.days_json) as DayCount[]).map(([day, channel, direction, messages, pages]) => ({ day, channel, direction, messages, pages })))
}

/** The buckets of a year ago, one beneath each: a week beneath the week that lies 52 weeks before, so that a Monday stands beneath a Monday. */
export async function readYearBefore(tx: ReadTx, { from, to, labelId }: Span, size: BucketSize, buckets: readonly TrafficBucket[]): Promise<TrafficBucket[]> {
  const back = (day: number): number => (size === 'month' ? yearBefore(day) : day - 364)
  const before = await readTraffic(tx, { from: back(from), to: back(to), labelId }, size)
  return buckets.map((bucket, index) => before[index] ?? { ...bucket, in: nothing(), out: nothing(), faxPages: 0 })
}

/** What came in on the days from `from` to `to`. */
export async function readCame(tx: ReadTx, from: number, to: number): Promise<Came> {
  const came = { fax: 0, all: 0, faxPages: 0 }
  for (const { channel, direction, messages, pages } of await ofAll(tx, { from, to, labelId: null })) {
    if (direction !== 'in') continue
    came.all += messages
    if (channel === 'fax') came.fax += messages
    came.faxPages += pages
  }
  return came
}
