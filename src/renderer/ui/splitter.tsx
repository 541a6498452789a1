import { useCallback, useState, type KeyboardEvent, type PointerEvent } from 'react'

interface Bounds {
  readonly min: number
  readonly max: number
  readonly start: number
}

const clamp = (value: number, { min, max }: Bounds): number => Math.min(max, Math.max(min, Math.round(value)))

/** A panel's width, kept from start to start; until somebody chooses one it is that of `bounds.start`. */
export function usePanelWidth(name: string, bounds: Bounds): readonly [number, (width: number) => void] {
  const key = `rueckkanal.panel.${name}`
  const [chosen, setChosen] = useState(() => Number(localStorage.getItem(key)))
  const set = useCallback(
    (next: number) => {
      const clamped = clamp(next, bounds)
      setChosen(clamped)
      localStorage.setItem(key, String(clamped))
    },
    [key, bounds],
  )
  return [chosen > 0 ? clamp(chosen, bounds) : bounds.start, set]
}

interface SplitterProps {
  readonly label: string
  readonly width: number
  readonly bounds: Bounds
  /** -1 when the panel is on the right of the splitter */
  readonly side: 1 | -1
  readonly onChange: (width: number) => void
}

/** The line between two panels: dragged, or moved with the arrow keys. */
export function Splitter({ label, width, bounds, side, onChange }: SplitterProps) {
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    const line = event.currentTarget
    const from = event.clientX
    line.setPointerCapture(event.pointerId)
    const move = (moved: globalThis.PointerEvent): void => {
      onChange(width + side * (moved.clientX - from))
    }
    line.addEventListener('pointermove', move)
    line.addEventListener('pointerup', () => line.removeEventListener('pointermove', move), { once: true })
  }
  const step = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowLeft' ? -16 : event.key === 'ArrowRight' ? 16 : 0
    if (by === 0) return
    event.preventDefault()
    onChange(width + side * by)
  }
  return (
    <div
      className="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={bounds.min}
      aria-valuemax={bounds.max}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={step}
    />
  )
}
