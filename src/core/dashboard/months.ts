import { isoOf } from '../../shared/day'
import type { ReadTx } from '../store/store'
import { bucketOf } from './buckets'
import { monthOf, type MonthCount } from './forecast'

/** What came in by whole months, oldest first; months without any are not among them. The month of `today` is under way and is left out, and so is all that bears a later date. */
export async function readMonths(tx: ReadTx, today: number): Promise<readonly MonthCount[]> {
  const rows = await tx
    .selectFrom('tally_day')
    .select(({ fn }) => ['day', 'channel', fn.sum<number>('messages').as('messages')])
    .where('direction', '=', 'in')
    .where('day', '<', bucketOf(today, 'month'))
    .groupBy(['day', 'channel'])
    .orderBy('day')
    .execute()
  const months = new Map<number, { fax: number; all: number }>()
  for (const { day, channel, messages } of rows) {
    const month = monthOf(isoOf(day))
    const sum = months.get(month) ?? { fax: 0, all: 0 }
    sum.all += Number(messages)
    if (channel === 'fax') sum.fax += Number(messages)
    months.set(month, sum)
  }
  // Where all was taken back the sums are 0.
  return [...months].filter(([, { all }]) => all > 0).map(([month, sum]) => ({ month, ...sum }))
}
