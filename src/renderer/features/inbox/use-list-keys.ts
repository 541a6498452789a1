import { useRef, type KeyboardEvent } from 'react'
import { useCommand } from '../../ui/commands'

interface ListKeys {
  readonly rows: readonly { readonly id: string }[]
  readonly selectedId: string | null
  readonly onOpen: (id: string) => void
  readonly onEnter: () => void
  readonly onReveal: (index: number) => void
}

/** Arrows and Home/End in the list; next and previous from anywhere in the window. */
export function useListKeys(keys: ListKeys): (event: KeyboardEvent) => void {
  const latest = useRef(keys)
  latest.current = keys

  const moveTo = (index: number): void => {
    const { rows, onOpen, onReveal } = latest.current
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))]
    if (!row) return
    onOpen(row.id)
    onReveal(rows.indexOf(row))
  }
  const selected = (): number => latest.current.rows.findIndex((row) => row.id === latest.current.selectedId)
  /** Where the hand was: what is open may have left the list, and then the one that took its place comes next. */
  const last = useRef(0)
  const found = selected()
  if (found >= 0) last.current = found
  const next = (): number => (keys.selectedId !== null && found < 0 ? last.current : found + 1)

  useCommand('next', () => moveTo(next()))
  useCommand('previous', () => moveTo(Math.max(0, selected() - 1)))

  return (event) => {
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => moveTo(next()),
      ArrowUp: () => moveTo(Math.max(0, selected() - 1)),
      PageDown: () => moveTo(selected() + 10),
      PageUp: () => moveTo(Math.max(0, selected() - 10)),
      Home: () => moveTo(0),
      End: () => moveTo(latest.current.rows.length - 1),
      Enter: () => latest.current.onEnter(),
    }
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    step()
  }
}
