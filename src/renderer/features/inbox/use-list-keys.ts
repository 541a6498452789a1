import { useEffect, useRef, type KeyboardEvent } from 'react'
import { isTyping } from '../../ui/keys'

interface ListKeys {
  readonly rows: readonly { readonly id: string }[]
  readonly selectedId: string | null
  readonly onOpen: (id: string) => void
  readonly onEnter: () => void
  readonly onReveal: (index: number) => void
}

/** Arrows and Home/End in the list; j and k from anywhere in the window where nobody is typing. */
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

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === 'j') moveTo(selected() + 1)
      if (event.key === 'k') moveTo(Math.max(0, selected() - 1))
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
    }
  }, [])

  return (event) => {
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => moveTo(selected() + 1),
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
