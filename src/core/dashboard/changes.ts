import { isoOf } from '../../shared/day'
import type { Change } from '../../shared/domain/dashboard'
import { allOf } from '../../shared/figures/share'
import type { ReadTx } from '../store/store'
import { officeDays } from '../store/tally'
import { bucketOf, sumOf } from './buckets'
import { readCalendar } from './calendar'
import { readTraffic } from './traffic'

/**
 * This week and this month so far, each beside as many days of the one before: a Wednesday against a whole week would always
 * look like a success.
 */
export async function readChanges(tx: ReadTx, now: number): Promise<Change[]> {
  const today = officeDays((await readCalendar(tx)).zone)(now)
  const changes: Change[] = []
  for (const span of ['week', 'month'] as const) {
    const from = bucketOf(today, span)
    const before = bucketOf(from - 1, span)
    changes.push({ span, now: await toldOf(tx, from, today), before: await toldOf(tx, before, Math.min(before + today - from, from - 1)) })
  }
  return changes
}

async function toldOf(tx: ReadTx, from: number, to: number): Promise<Change['now']> {
  const buckets = await readTraffic(tx, { from, to, labelId: null }, 'month')
  const incoming = sumOf(buckets, 'in')
  return {
    from: isoOf(from),
    to: isoOf(to),
    faxesIn: incoming.fax,
    allIn: allOf(incoming).all,
  }
}
