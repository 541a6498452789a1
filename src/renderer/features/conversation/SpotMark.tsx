import { useEffect, useRef, type RefObject } from 'react'
import type { Box } from '../../../shared/domain/page'
import { aired } from './word-layout'

interface SpotMarkProps {
  readonly box: Box
  readonly scale: number
  readonly asked: number
  /** the asking that was led to last: the mark comes back with its page, but only a new asking moves the paper */
  readonly led: RefObject<number>
}

/** Points at the place on the page that a value was read from: brought into view, it pulses once and stays framed. */
export function SpotMark({ box, scale, asked, led }: SpotMarkProps) {
  const mark = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (led.current === asked) return
    led.current = asked
    mark.current?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }, [asked, led])
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
