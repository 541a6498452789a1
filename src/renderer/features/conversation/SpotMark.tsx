import { useEffect, useRef } from 'react'
import type { Box } from '../../../shared/domain/page'
import { aired } from './word-layout'

/** Points at the place on the page that a value was read from: brought into view, it pulses once and stays framed. */
export function SpotMark({ box, scale }: { readonly box: Box; readonly scale: number }) {
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    mark.current?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }, [])
  const [left, top, width, height] = aired(box)
  return (
    <span
      ref={mark}
      className="page-spot"
      data-testid="page-spot"
      aria-hidden
      style={{ left: left * scale, top: top * scale, width: width * scale, height: height * scale }}
    />
  )
}
