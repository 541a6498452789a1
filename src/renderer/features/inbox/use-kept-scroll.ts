import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { InboxFilter } from './rows'

interface KeptScroll {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly filter: InboxFilter
  readonly rows: readonly { readonly id: string }[]
  readonly rowHeight: number
  readonly hasMore: boolean
  readonly isFetching: boolean
  readonly fetchMore: () => void
}

/** Rows that are asked for to find the one that stood on top; whoever scrolled further begins at the top again. */
const mostRows = 600
/** So much further down than it stood may a row have come meanwhile; one that is gone is not looked for through the whole list. */
const mostNewRows = 100
const settleMs = 200
const byHand = ['wheel', 'pointerdown', 'keydown'] as const

/** The row that stood on top stands there again, after the list was left and after a restart. */
export function useKeptScroll({ scroller, filter, rows, rowHeight, hasMore, isFetching, fetchMore }: KeptScroll): void {
  const key = `rueckkanal.scroll.${filter}`
  // Read once: the list is drawn anew with every turn of the wheel.
  const [kept] = useState(() => keptTop(key))
  const sought = useRef(kept)
  const latest = useRef(rows)
  latest.current = rows
  const isThere = rows.length > 0

  useLayoutEffect(() => {
    const list = scroller.current
    const top = sought.current
    if (!list || top === null) return
    const index = rows.findIndex((row) => row.id === top.id)
    if (index < 0 && hasMore && rows.length < Math.min(mostRows, top.index + mostNewRows)) {
      if (!isFetching) fetchMore()
      return
    }
    sought.current = null
    if (index >= 0) list.scrollTop = index * rowHeight
  }, [scroller, rows, rowHeight, hasMore, isFetching, fetchMore])

  useEffect(() => {
    const list = scroller.current
    if (!list) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = (): void => {
      const index = Math.round(list.scrollTop / rowHeight)
      const top = latest.current[index]
      if (sought.current !== null) return
      if (top && index > 0) localStorage.setItem(key, JSON.stringify({ id: top.id, index }))
      else localStorage.removeItem(key)
    }
    const onScroll = (): void => {
      clearTimeout(timer)
      timer = setTimeout(keep, settleMs)
    }
    const letGo = (): void => {
      sought.current = null
    }
    list.addEventListener('scroll', onScroll, { passive: true })
    for (const name of byHand) list.addEventListener(name, letGo, { passive: true })
    return () => {
      clearTimeout(timer)
      list.removeEventListener('scroll', onScroll)
      for (const name of byHand) list.removeEventListener(name, letGo)
    }
  }, [scroller, key, rowHeight, isThere])
}

interface Top {
  readonly id: string
  readonly index: number
}

function keptTop(key: string): Top | null {
  try {
    const { id, index } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Record<keyof Top, unknown>>
    return typeof id === 'string' && typeof index === 'number' ? { id, index } : null
  } catch {
    return null
  }
}
