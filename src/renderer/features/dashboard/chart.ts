import { scaleBand, scaleLinear } from 'd3-scale'
import { area, curveMonotoneX, line } from 'd3-shape'
import type { Outlook } from '../../../shared/domain/dashboard'
import { shareOf, type Part } from '../../../shared/figures/share'

/** A column of the chart: the share of faxes in a day, week or month. */
export interface Column extends Part {
  readonly from: string
  readonly to: string
  /** a year ago; null where nothing came */
  readonly before: number | null
}

export interface Drawn {
  readonly columns: readonly { readonly x: number; readonly width: number; readonly y: number; readonly height: number; readonly middle: number }[]
  readonly ticks: readonly { readonly y: number; readonly share: number }[]
  readonly before: string
  readonly band: string
  readonly middle: string
  readonly target: number | null
  readonly ahead: readonly { readonly month: string; readonly middle: number }[]
  readonly bottom: number
  readonly left: number
}

const margin = { top: 12, right: 10, bottom: 24, left: 42 }

/** Where everything stands in a chart of this size; pure, so that window and paper draw the same. */
export function draw(columns: readonly Column[], outlook: Outlook, target: number | null, { width, height }: { readonly width: number; readonly height: number }): Drawn {
  const bottom = height - margin.bottom
  const highest = Math.max(0.1, target ?? 0, ...columns.map((column) => Math.max(shareOf(column) ?? 0, column.before ?? 0)), ...outlook.map(({ share }) => share))
  const y = scaleLinear().domain([0, Math.min(1, highest)]).nice(4).range([bottom, margin.top])
  const keys = [...columns.map(({ from }) => from), ...outlook.map(({ month }) => `ahead ${month}`)]
  const x = scaleBand(keys, [margin.left, width - margin.right]).paddingInner(keys.length > 80 ? 0 : 0.25)
  const middleOf = (key: string): number => (x(key) ?? 0) + x.bandwidth() / 2
  const top = (share: number): number => y(Math.min(y.domain()[1] ?? 1, share))
  const beforeLine = line<Column>(({ from }) => middleOf(from), ({ before }) => top(before ?? 0)).defined(({ before }) => before !== null)
  const band = area<Outlook[number]>(({ month }) => middleOf(`ahead ${month}`), ({ low }) => top(low), ({ high }) => top(high)).curve(curveMonotoneX)
  const middle = line<Outlook[number]>(({ month }) => middleOf(`ahead ${month}`), ({ share }) => top(share)).curve(curveMonotoneX)
  return {
    columns: columns.map((column) => {
      const share = shareOf(column) ?? 0
      return { x: x(column.from) ?? 0, width: x.bandwidth(), y: top(share), height: bottom - top(share), middle: middleOf(column.from) }
    }),
    ticks: y.ticks(4).map((share) => ({ share, y: y(share) })),
    before: beforeLine(columns) ?? '',
    band: band(outlook) ?? '',
    middle: middle(outlook) ?? '',
    target: target === null ? null : y(target),
    ahead: outlook.map(({ month }) => ({ month, middle: middleOf(`ahead ${month}`) })),
    bottom,
    left: margin.left,
  }
}

/** So many names fit beneath a chart of this width; the others are left out evenly. */
export const namedEvery = (count: number, width: number): number => Math.max(1, Math.ceil(count / Math.max(1, Math.floor((width - margin.left) / 64))))
