import type { BucketSize, ByChannel, TrafficBucket } from '../../shared/domain/dashboard'
import { dayMs, isoOf } from '../../shared/day'
import { weekdayOf } from '../../shared/wall-clock'
import type { TallyDayTable } from '../store/tally-tables'

/** The first day of the bucket that a day falls into: itself, its Monday, the first of its month. */
export function bucketOf(day: number, size: BucketSize): number {
  if (size === 'day') return day
  if (size === 'week') return day - weekdayOf(day) + 1
  const date = new Date(day * dayMs)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / dayMs
}

const next = (bucket: number, size: BucketSize): number => bucketOf(bucket + (size === 'day' ? 1 : size === 'week' ? 7 : 31), size)

export const nothing = (): ByChannel => ({ fax: 0, mail: 0, other: 0 })

/**
 * The counts of days put together; buckets without any are there, with zeros, so that a gap shows as one. The first begins
 * on the first day of the period, wherever its week or month began.
 */
export function trafficBuckets(rows: readonly TallyDayTable[], from: number, to: number, size: BucketSize): readonly TrafficBucket[] {
  const buckets = new Map<number, { in: ByChannel; out: ByChannel; faxPages: number }>()
  for (let bucket = bucketOf(from, size); bucket <= to; bucket = next(bucket, size)) buckets.set(bucket, { in: nothing(), out: nothing(), faxPages: 0 })
  for (const { day, channel, direction, messages, pages } of rows) {
    const bucket = buckets.get(bucketOf(day, size))
    if (bucket === undefined || direction === 'internal' || day < from || day > to) continue
    bucket[direction][channel === 'fax' || channel === 'mail' ? channel : 'other'] += messages
    if (direction === 'in' && channel === 'fax') bucket.faxPages += pages
  }
  return [...buckets].map(([day, counts]) => ({ from: isoOf(Math.max(day, from)), ...counts }))
}

export function sumOf(buckets: readonly TrafficBucket[], direction: 'in' | 'out'): ByChannel {
  const sum = nothing()
  for (const { [direction]: counts } of buckets) {
    sum.fax += counts.fax
    sum.mail += counts.mail
    sum.other += counts.other
  }
  return sum
}
