import { dayMs, isoOf } from '../../shared/day'
import type { Forecast, Outlook } from '../../shared/domain/dashboard'

/** A whole month of incoming messages; months count from 1970-01. */
export interface MonthCount {
  readonly month: number
  readonly fax: number
  readonly all: number
}

export const monthOf = (iso: string): number => (Number(iso.slice(0, 4)) - 1970) * 12 + Number(iso.slice(5, 7)) - 1
export const firstOfMonth = (month: number): string => isoOf(Date.UTC(1970, month, 1) / dayMs)

/** Months further back say little of where it goes from here. */
const mostMonths = 18
/** Fewer messages make a month's share a matter of chance. */
const leastMessages = 20
const leastMonths = 6
/** Beyond it no line that was drawn through eighteen months may go. */
const furthest = 120
const shownAhead = 12

/** 95 % quantiles of Student's t, from one degree of freedom on: nine in ten lie between minus and plus. */
const quantiles = [6.314, 2.92, 2.353, 2.132, 2.015, 1.943, 1.895, 1.86, 1.833, 1.812, 1.796, 1.782, 1.771, 1.761, 1.753, 1.746]

const logit = (share: number): number => Math.log(share / (1 - share))
const shareOf = (value: number): number => 1 / (1 + Math.exp(-value))

interface Line {
  /** middle of the share's logit in a month, and how far from it nine in ten lines lie */
  readonly at: (month: number) => { readonly middle: number; readonly aside: number }
  readonly slope: number
  readonly slopeAside: number
}

/**
 * A straight line through the logits of the monthly shares, each weighed by how many messages it stands on (weighted least
 * squares): a share is never below 0 or above 1, and falls in proportion. How far off the line may be is judged by how the
 * months scatter around it, not by the counts alone, for months differ by more than chance.
 */
function lineThrough(months: readonly MonthCount[]): Line {
  const points = months.map(({ month, fax, all }) => {
    const share = (fax + 0.5) / (all + 1)
    return { x: month, y: logit(share), weight: all * share * (1 - share) }
  })
  const sum = (of: (point: (typeof points)[number]) => number): number => points.reduce((all, point) => all + of(point), 0)
  const weights = sum(({ weight }) => weight)
  const x = sum((point) => point.weight * point.x) / weights
  const y = sum((point) => point.weight * point.y) / weights
  const spread = sum((point) => point.weight * (point.x - x) ** 2)
  const slope = sum((point) => point.weight * (point.x - x) * (point.y - y)) / spread
  const rest = sum((point) => point.weight * (point.y - y - slope * (point.x - x)) ** 2)
  // Counts scatter by themselves (1 in these units): months that lie closer to the line than that do so by luck.
  const scatter = Math.max(1, rest / (points.length - 2))
  const t = quantiles[Math.min(quantiles.length, points.length - 2) - 1] ?? 1.746
  return {
    slope,
    slopeAside: t * Math.sqrt(scatter / spread),
    at: (month) => ({ middle: y + slope * (month - x), aside: t * Math.sqrt(scatter * (1 / weights + (month - x) ** 2 / spread)) }),
  }
}

/**
 * @param months whole months, oldest first; `next` the month that is under way
 * @param target share that the manager wants to fall below; null: none is set
 */
export function forecastOf(months: readonly MonthCount[], next: number, target: number | null): { readonly forecast: Forecast; readonly outlook: Outlook } {
  const used = months.filter(({ month, all }) => month < next && month >= next - mostMonths && all >= leastMessages)
  if (used.length < leastMonths) return { forecast: { kind: 'too-little', months: used.length, needed: leastMonths }, outlook: [] }
  const line = lineThrough(used)
  const outlook = Array.from({ length: shownAhead }, (_, ahead) => {
    const { middle, aside } = line.at(next + ahead)
    return { month: firstOfMonth(next + ahead), share: shareOf(middle), low: shareOf(middle - aside), high: shareOf(middle + aside) }
  })
  return { forecast: courseOf(used, line, next, target), outlook }
}

function courseOf(used: readonly MonthCount[], line: Line, next: number, target: number | null): Forecast {
  const latest = used.slice(-3)
  const [fax, all] = [latest.reduce((sum, one) => sum + one.fax, 0), latest.reduce((sum, one) => sum + one.all, 0)]
  // Three months that are not the last three, for too little came since, say nothing of now.
  if (target !== null && latest[0]?.month === next - latest.length && fax / all < target) return { kind: 'reached' }
  if (Math.abs(line.slope) <= line.slopeAside) return { kind: 'no-direction' }
  if (line.slope > 0) return { kind: 'rising' }
  if (target === null) return { kind: 'no-target' }
  // None at all is no point of such a line: it only comes nearer.
  const wanted = target <= 0 ? -Infinity : logit(target)
  const first = (side: 1 | -1): number | null => {
    for (let month = next; month < next + furthest; month++) {
      const { middle, aside } = line.at(month)
      if (middle + side * aside < wanted) return month
    }
    return null
  }
  const earliest = first(-1)
  if (earliest === null) return { kind: 'not-in-sight' }
  const last = first(1)
  return { kind: 'between', earliest: firstOfMonth(earliest), latest: last === null ? null : firstOfMonth(last) }
}
