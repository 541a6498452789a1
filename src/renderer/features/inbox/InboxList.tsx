import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowUp } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useT } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { Failed, Loading } from '../../ui/states'
import { InboxEmpty } from './InboxEmpty'
import { InboxRow } from './InboxRow'
import type { InboxFilter } from './rows'
import { useInbox } from './use-inbox'
import { useKeptScroll } from './use-kept-scroll'
import { useListKeys } from './use-list-keys'
import { usePicks, type PicksOf } from './use-picks'
import { useSteadyScroll } from './use-steady-scroll'
import './inbox.css'

const rowHeight = 60
/** Rows kept ready above and below those in sight: none is blank when the wheel is turned. The first paint does not wait for them. */
const spareRows = 12
const rowId = (id: string): string => `row-${id}`

interface InboxListProps extends PicksOf {
  readonly filter: InboxFilter
  readonly selectedId: string | null
  readonly onOpen: (id: string) => void
  /** Enter: into the conversation */
  readonly onEnter: () => void
}

export function InboxList({ filter, selectedId, picks, onPicks, onOpen, onEnter }: InboxListProps) {
  const t = useT()
  const inbox = useInbox(filter)
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = inbox
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data])
  const scroller = useRef<HTMLDivElement>(null)

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: useAfterPaint() ? spareRows : 0,
    // No taller than the window: the first rows are drawn at once, not after their place was measured.
    initialRect: { width: 0, height: window.innerHeight },
  })
  const shown = virtual.getVirtualItems()
  const lastShown = shown.at(-1)?.index ?? 0

  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && lastShown >= rows.length - 20) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, lastShown, rows.length])

  const fetchMore = useCallback(() => void fetchNextPage(), [fetchNextPage])
  useKeptScroll({ scroller, filter, rows, rowHeight, hasMore: hasNextPage, isFetching: isFetchingNextPage, fetchMore })
  const steady = useSteadyScroll(scroller, rows, rowHeight)
  const onReveal = useCallback((index: number) => virtual.scrollToIndex(index), [virtual])
  const onListKey = useListKeys({ rows, selectedId, onOpen, onEnter, onReveal })
  const picking = usePicks({ picks, onPicks, rows, selectedId, onOpen, onReveal })

  if (inbox.isPending) return <Loading rows={10} />
  // What is on screen stays there while the engine is away.
  if (inbox.isLoadingError) return <Failed failure={inbox.error.failure} onRetry={() => void inbox.refetch()} />
  if (rows.length === 0) return <InboxEmpty filter={filter} />

  const selectedShown = shown.some((item) => rows[item.index]?.id === selectedId)
  return (
    <div className="inbox">
      {steady.above > 0 && (
        <Button className="inbox-above" kind="main" icon={ArrowUp} onClick={steady.toTop}>
          {t('inbox.newAbove', { count: steady.above })}
        </Button>
      )}
      <div
        ref={scroller}
        className="inbox-scroll"
        role="listbox"
        aria-label={t('inbox.list')}
        aria-activedescendant={selectedShown && selectedId ? rowId(selectedId) : undefined}
        aria-busy={isFetchingNextPage}
        tabIndex={0}
        onKeyDown={(event) => {
          if (!picking.onKey(event)) onListKey(event)
        }}
        {...steady.pointer}
      >
        <div className="inbox-length" role="presentation" style={{ height: virtual.getTotalSize() }}>
          {shown.map((item) => {
            const row = rows[item.index]
            return (
              row && (
                <InboxRow
                  key={row.id}
                  id={rowId(row.id)}
                  row={row}
                  top={item.start}
                  index={item.index}
                  count={hasNextPage ? -1 : rows.length}
                  selected={row.id === selectedId}
                  picked={picks.ids.size === 0 ? null : picks.ids.has(row.id)}
                  onChoose={picking.onRow}
                />
              )
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** False until the first paint is done. */
function useAfterPaint(): boolean {
  const [painted, setPainted] = useState(false)
  useEffect(() => {
    const asked = requestIdleCallback(() => setPainted(true))
    return () => cancelIdleCallback(asked)
  }, [])
  return painted
}
