import { Table2 } from 'lucide-react'
import { use, useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { BucketSize, Outlook } from '../../../shared/domain/dashboard'
import { figureFilter } from '../../../shared/figures/filter'
import { shareOf } from '../../../shared/figures/share'
import { useWords } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { BoardTable } from './BoardTable'
import { draw, namedEvery, type Column } from './chart'
import { listOf, NumberLink, ToList, useNumbers } from './numbers'
import './chart.css'

interface ShareChartProps {
  readonly title: string
  readonly direction: 'in' | 'out'
  readonly columns: readonly Column[]
  readonly by: BucketSize
  readonly labelId: string | null
  readonly outlook: Outlook
  readonly target: number | null
}

const height = 220
const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
}

/** The fax share over time: a column each, last year's as a dashed line above, and all of it as a table on demand. */
export function ShareChart({ title, direction, columns, by, labelId, outlook, target }: ShareChartProps) {
  const { t } = useWords()
  const { percent, target: exact, whole } = useNumbers()
  const open = use(ToList)
  const name = useColumnNames(by)
  const id = useId()
  const [asTable, setAsTable] = useState(false)
  const [at, setAt] = useState<number | null>(null)
  const [frame, width] = useWidth()
  const drawn = draw(columns, outlook, target, { width, height })
  const every = namedEvery(columns.length + outlook.length, width)
  const said = (column: Column): string => {
    const share = shareOf(column)
    if (share === null) return t('dashboard.columnNone', { name: name.long(column) })
    const now = t('dashboard.column', { name: name.long(column), share: percent(share), fax: whole(column.fax), all: whole(column.all) })
    return column.before === null ? now : `${now} ${t('dashboard.columnBefore', { share: percent(column.before) })}`
  }
  const toFaxes = (column: Column): void => {
    if (column.fax > 0) open?.(figureFilter(listOf(direction, column, { channel: 'fax', labelId })))
  }
  const onKey = (event: KeyboardEvent<SVGGElement>, index: number, column: Column): void => {
    const step = steps[event.key]
    if (event.key === 'Enter' || event.key === ' ') toFaxes(column)
    else if (step) {
      const next = Math.min(columns.length - 1, Math.max(0, step(index, columns.length - 1)))
      setAt(next)
      event.currentTarget.parentElement?.querySelectorAll<SVGGElement>('[role=button]')[next]?.focus()
    } else return
    event.preventDefault()
  }
  const current = at === null ? undefined : columns[at]
  return (
    <figure className="board-chart" aria-labelledby={id}>
      <figcaption>
        <h3 id={id}>{title}</h3>
        <Button kind="quiet" className="board-table-button" icon={Table2} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t('dashboard.asTable')}
        </Button>
      </figcaption>
      <div ref={frame}>
        {asTable ? (
          <div className="board-table-scroll" tabIndex={0} role="region" aria-labelledby={id}>
            <ShareTable columns={columns} direction={direction} labelId={labelId} name={name.long} />
          </div>
        ) : (
          <svg role="group" aria-labelledby={id} aria-describedby={`${id}-legend`} viewBox={`0 0 ${String(width)} ${String(height)}`} width="100%" height={height}>
            {drawn.ticks.map(({ y, share }) => (
              <g key={share} aria-hidden>
                <line className="board-grid" x1={drawn.left} x2={width - 10} y1={y} y2={y} />
                <text className="board-tick" x={drawn.left - 8} y={y + 4} textAnchor="end">
                  {percent(share)}
                </text>
              </g>
            ))}
            {drawn.columns.map((place, index) => {
              const column = columns[index]
              if (!column) return null
              return (
                <g
                  key={column.from}
                  role="button"
                  tabIndex={index === (at ?? columns.length - 1) ? 0 : -1}
                  aria-label={said(column)}
                  aria-disabled={column.fax === 0}
                  className="board-column"
                  onFocus={() => setAt(index)}
                  onPointerEnter={() => setAt(index)}
                  onClick={() => toFaxes(column)}
                  onKeyDown={(event) => onKey(event, index, column)}
                >
                  <rect className="board-column-whole" x={place.x} width={place.width} y={12} height={drawn.bottom - 12} />
                  <rect className="board-bar" data-direction={direction} x={place.x} width={place.width} y={place.y} height={place.height} />
                </g>
              )
            })}
            <g aria-hidden>
              {drawn.columns.map(({ middle }, index) => {
                const column = columns[index]
                return column && index % every === 0 ? (
                  <text key={column.from} className="board-tick" x={middle} y={height - 6} textAnchor="middle">
                    {name.short(column.from)}
                  </text>
                ) : null
              })}
              {drawn.ahead.map(({ month, middle }, index) =>
                (columns.length + index) % every === 0 ? (
                  <text key={month} className="board-tick" x={middle} y={height - 6} textAnchor="middle">
                    {name.short(month)}
                  </text>
                ) : null,
              )}
              <path className="board-band" d={drawn.band} />
              <path className="board-middle" d={drawn.middle} />
              <path className="board-before" d={drawn.before} />
              {drawn.target !== null && <line className="board-target" x1={drawn.left} x2={width - 10} y1={drawn.target} y2={drawn.target} />}
            </g>
          </svg>
        )}
      </div>
      <p className="board-said quiet numbers">{current && !asTable ? said(current) : ' '}</p>
      <ul className="board-legend" id={`${id}-legend`}>
        <li data-is="bar" data-direction={direction}>{t('dashboard.legendShare')}</li>
        {columns.filter(({ before }) => before !== null).length > 1 && <li data-is="before">{t('dashboard.legendBefore')}</li>}
        {target !== null && <li data-is="target">{t('dashboard.legendTarget', { share: exact(target) })}</li>}
        {outlook.length > 0 && <li data-is="band">{t('dashboard.legendOutlook')}</li>}
      </ul>
    </figure>
  )
}

function ShareTable({ columns, direction, labelId, name }: Pick<ShareChartProps, 'columns' | 'direction' | 'labelId'> & { readonly name: (column: Column) => string }) {
  const { t } = useWords()
  const { percent, whole } = useNumbers()
  return (
    <BoardTable heads={[t('dashboard.tableWhen'), t('dashboard.tableFaxes'), t('dashboard.tableAll'), t('dashboard.tableShare'), t('dashboard.tableBefore')]}>
      {columns.map((column) => (
        <tr key={column.from}>
          <th scope="row">{name(column)}</th>
          <td>
            <NumberLink list={listOf(direction, column, { channel: 'fax', labelId })} label={t('dashboard.faxesWhen', { count: column.fax, when: name(column) })} empty={column.fax === 0}>
              {whole(column.fax)}
            </NumberLink>
          </td>
          <td>
            <NumberLink list={listOf(direction, column, { labelId })} label={t('dashboard.messagesWhen', { count: column.all, when: name(column) })} empty={column.all === 0}>
              {whole(column.all)}
            </NumberLink>
          </td>
          <td>{percent(shareOf(column))}</td>
          <td>{percent(column.before)}</td>
        </tr>
      ))}
    </BoardTable>
  )
}

/** What a column is called beneath the chart and in words. */
function useColumnNames(by: BucketSize) {
  const { day, month, range, shortDay, shortMonth } = useNumbers()
  return {
    short: by === 'month' ? shortMonth : shortDay,
    long: (column: { readonly from: string; readonly to: string }): string => (by === 'month' ? month(column.from) : by === 'week' ? range(column) : day(column.from)),
  }
}

/** The width there is, in CSS pixels. */
function useWidth() {
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(560)
  useEffect(() => {
    const shown = frame.current
    if (!shown) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setWidth(Math.round(entry.contentRect.width))
    })
    observer.observe(shown)
    return () => observer.disconnect()
  }, [])
  return [frame, width] as const
}
