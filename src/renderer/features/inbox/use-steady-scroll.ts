import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { shiftOf } from './rows'

interface SteadyScroll {
  /** rows that came in above what is in view and have not been seen */
  readonly above: number
  readonly toTop: () => void
  readonly pointer: { readonly onPointerEnter: () => void; readonly onPointerLeave: () => void; readonly onScroll: () => void }
}

/** Keeps the row under the pointer where it is when rows come in above it. At the top, with nobody pointing, they slide in. */
export function useSteadyScroll(
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly { readonly id: string }[],
  rowHeight: number,
): SteadyScroll {
  const before = useRef<readonly string[]>([])
  const pointed = useRef(false)
  const [above, setAbove] = useState(0)

  useLayoutEffect(() => {
    const ids = rows.map((row) => row.id)
    const list = scroller.current
    if (list && before.current.length > 0 && (pointed.current || list.scrollTop > 0)) {
      const shift = shiftOf(before.current, ids, Math.floor(list.scrollTop / rowHeight))
      const from = list.scrollTop
      if (shift !== 0) list.scrollTop += shift * rowHeight
      // A list shorter than its place cannot scroll: then the new rows are in view anyway.
      const hidden = Math.round((list.scrollTop - from) / rowHeight)
      if (hidden > 0) setAbove((count) => count + hidden)
    }
    before.current = ids
  }, [rows, rowHeight, scroller])

  const toTop = useCallback(() => {
    scroller.current?.scrollTo({ top: 0 })
    setAbove(0)
  }, [scroller])

  const onPointerEnter = useCallback(() => {
    pointed.current = true
  }, [])
  const onPointerLeave = useCallback(() => {
    pointed.current = false
  }, [])
  const onScroll = useCallback(() => {
    const list = scroller.current
    if (list) setAbove((count) => (count > 0 ? Math.min(count, Math.ceil(list.scrollTop / rowHeight)) : count))
  }, [scroller, rowHeight])

  return { above, toTop, pointer: { onPointerEnter, onPointerLeave, onScroll } }
}
