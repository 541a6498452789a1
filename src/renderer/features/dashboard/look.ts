import { dayMs, dayNumber, isoOf, yearBefore } from '../../../shared/day'
import type { BucketSize } from '../../../shared/domain/dashboard'
import type { ChannelKind } from '../../../shared/domain/message'
import { firstPeriodDay } from '../../../shared/figures/filter'

/** ISO days, both counted. */
export interface Span {
  readonly from: string
  readonly to: string
}

export const periods = ['week', 'month', 'quarter', 'year', 'twelve', 'all', 'own'] as const
export type Period = (typeof periods)[number]

export const againsts = ['nothing', 'before', 'year'] as const
export type Against = (typeof againsts)[number]

/** How the dashboard is looked at: what somebody chose stays while he goes to a list and comes back. */
export interface Look {
  readonly period: Period
  /** of the period `own` */
  readonly own: Span | null
  /** null: as it suits the period's length */
  readonly by: BucketSize | null
  readonly against: Against
  readonly labelId: string | null
  readonly channel: ChannelKind | null
}

export const usualLook: Look = { period: 'twelve', own: null, by: null, against: 'nothing', labelId: null, channel: null }

const at = (day: string): Date => new Date(`${day}T00:00:00Z`)
export const daysOn = (day: string, days: number): string => isoOf(dayNumber(day) + days)
export const lengthOf = ({ from, to }: Span): number => dayNumber(to) - dayNumber(from) + 1

const firstOfMonth = (day: string, monthsBack: number): string => isoOf(Date.UTC(at(day).getUTCFullYear(), at(day).getUTCMonth() - monthsBack, 1) / dayMs)
/** 0 is Monday (ISO 8601). */
const weekday = (day: string): number => (at(day).getUTCDay() + 6) % 7

/**
 * @param today by the office's clock
 * @param first the first day anything is counted on; null: nothing is
 */
export function spanOf({ period, own }: Look, today: string, first: string | null): Span {
  switch (period) {
    case 'week':
      return { from: daysOn(today, -weekday(today)), to: today }
    case 'month':
      return { from: firstOfMonth(today, 0), to: today }
    case 'quarter':
      return { from: firstOfMonth(today, 2), to: today }
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today }
    case 'twelve':
      return { from: firstOfMonth(today, 11), to: today }
    case 'all':
      return { from: first !== null && first < today ? first : today, to: today }
    case 'own':
      return own ?? { from: firstOfMonth(today, 11), to: today }
  }
}

/** What a period is compared with: as many days before it, or the same days a year ago; null where nothing can have been counted then. */
export function comparedWith(span: Span, against: Against): Span | null {
  if (against === 'nothing') return null
  const other = against === 'year' ? { from: isoOf(yearBefore(dayNumber(span.from))), to: isoOf(yearBefore(dayNumber(span.to))) } : { from: daysOn(span.from, -lengthOf(span)), to: daysOn(span.from, -1) }
  if (other.to < firstPeriodDay) return null
  return other.from < firstPeriodDay ? { ...other, from: firstPeriodDay } : other
}

/** Whether a period begins after the months of a start (first days) are over: only then is anything compared with them. */
export const liesAfter = ({ from }: Span, { to }: Span): boolean => from.slice(0, 7) > to.slice(0, 7)

/** More columns than this no screen shows apart. */
const mostColumns = 400
const daysOf: Readonly<Record<BucketSize, number>> = { day: 1, week: 7, month: 28 }

export const fits = (by: BucketSize, span: Span): boolean => lengthOf(span) / daysOf[by] <= mostColumns

/** What was chosen where it can be drawn, else what suits the length. */
export function bucketsFor({ by }: Look, span: Span): BucketSize {
  if (by !== null && fits(by, span)) return by
  const days = lengthOf(span)
  return days <= 35 ? 'day' : days <= 190 ? 'week' : 'month'
}

/** The last day of the bucket that begins on this day. */
export function lastOf(from: string, by: BucketSize, end: string): string {
  const last = by === 'day' ? from : by === 'week' ? daysOn(from, 6 - weekday(from)) : daysOn(firstOfMonth(from, -1), -1)
  return last < end ? last : end
}
