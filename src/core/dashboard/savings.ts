import type { Savings } from '../../shared/domain/dashboard'
import { firstOfMonth, type MonthCount } from './forecast'

/** As many whole months the start is measured over: one could be a holiday's. */
const startMonths = 3
const leastMessages = 20

/** The first whole months in which enough came in to tell a share by. */
export function startOf(months: readonly MonthCount[]): Savings['start'] {
  const used = months.filter(({ all }) => all >= leastMessages).slice(0, startMonths)
  const [first, last] = [used[0], used.at(-1)]
  if (!first || !last || used.length < startMonths) return null
  return { from: firstOfMonth(first.month), to: firstOfMonth(last.month), fax: used.reduce((sum, { fax }) => sum + fax, 0), all: used.reduce((sum, { all }) => sum + all, 0) }
}

/** What came in during the period. */
export interface Came {
  readonly fax: number
  readonly all: number
  readonly faxPages: number
}

/** The formulas of docs/figures.md; nothing is rounded here. */
export function savingsOf(start: Savings['start'], { fax, all, faxPages }: Came, a: Savings['assumptions']): Omit<Savings, 'history'> {
  const avoided = start === null ? 0 : (start.fax / start.all) * all - fax
  const pagesPerFax = fax === 0 ? 1 : Math.max(1, faxPages / fax)
  const minutes = avoided * (a.faxMinutes - a.mailMinutes)
  const sheets = avoided * pagesPerFax * a.printedShare
  const kilos = (sheets * a.sheetGrams) / 1000
  return {
    start,
    fax,
    all,
    avoided,
    pagesPerFax,
    minutes,
    sheets,
    money: (minutes / 60) * a.hourCost + sheets * a.pageCost,
    kilos,
    carbon: kilos * a.paperCarbon,
    assumptions: a,
  }
}
