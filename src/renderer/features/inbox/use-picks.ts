import { useEffect, useMemo, type KeyboardEvent, type MouseEvent } from 'react'
import type { ConversationRow } from '../../../shared/domain/conversation'
import { noPicks, pruned, stretched, toggled, type Picks } from './picks'

export interface PicksOf {
  readonly picks: Picks
  readonly onPicks: (picks: Picks, rows: readonly ConversationRow[]) => void
}

interface PickingList extends PicksOf {
  readonly rows: readonly ConversationRow[]
  readonly selectedId: string | null
  readonly onOpen: (id: string) => void
  readonly onReveal: (index: number) => void
}

/** Picking rows with the mouse (the box, Control or Shift with a click) and with the keys. */
export function usePicks({ picks, onPicks, rows, selectedId, onOpen, onReveal }: PickingList) {
  // Whoever holds the picks holds them with their rows: told anew when one of them changes, or is gone.
  useEffect(() => {
    if (picks.ids.size > 0) onPicks(pruned(picks, rows), rows)
  }, [rows])

  return useMemo(() => {
    const set = (next: Picks): void => onPicks(next, rows)
    const extend = (step: number): void => {
      const from = picks.head ?? selectedId
      const at = rows.findIndex(({ id }) => id === from)
      const index = Math.min(rows.length - 1, Math.max(0, at + step))
      const row = rows[index]
      if (!row) return
      set(stretched(picks, rows, selectedId, row.id))
      onReveal(index)
    }
    return {
      onRow: (id: string, event: MouseEvent, onBox: boolean): void => {
        if (event.shiftKey) set(stretched(picks, rows, selectedId, id))
        else if (onBox || event.ctrlKey || event.metaKey) set(toggled(picks, id))
        else onOpen(id)
      },
      /** Whether the key was one of picking. */
      onKey: (event: KeyboardEvent): boolean => {
        const held = event.ctrlKey || event.metaKey
        const here = picks.head ?? selectedId
        if (event.key === 'Escape' && picks.ids.size > 0) set(noPicks)
        else if (event.key === 'x' && !held && here !== null) set(toggled(picks, here))
        else if (event.key === 'a' && held) set({ ...noPicks, ids: new Set(rows.map(({ id }) => id)) })
        else if (event.shiftKey && event.key === 'ArrowDown') extend(1)
        else if (event.shiftKey && event.key === 'ArrowUp') extend(-1)
        else return false
        event.preventDefault()
        event.stopPropagation()
        return true
      },
    }
  }, [picks, onPicks, rows, selectedId, onOpen, onReveal])
}
