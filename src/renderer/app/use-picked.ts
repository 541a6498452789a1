import { useCallback, useEffect, useState } from 'react'
import type { ConversationRow } from '../../shared/domain/conversation'
import { noPicks, type Picks } from '../features/inbox/picks'
import { focusList } from './focus'
import type { OpenConversation } from './navigation'

interface Picked {
  readonly picks: Picks
  readonly rows: readonly ConversationRow[]
}

const none: Picked = { picks: noPicks, rows: [] }

/** The rows that are picked on a list, as they stand now; another list begins with none, and whoever goes to a conversation has let go of them. */
export function usePicked(list: string, open: OpenConversation | null) {
  const [{ picks, rows }, setPicked] = useState(none)
  useEffect(() => {
    setPicked(none)
  }, [list, open])
  const onPicks = useCallback((next: Picks, all: readonly ConversationRow[]) => {
    setPicked(next.ids.size === 0 ? none : { picks: next, rows: all.filter(({ id }) => next.ids.has(id)) })
  }, [])
  const letGo = useCallback(() => {
    setPicked(none)
    focusList()
  }, [])
  return { picks, pickedRows: rows, onPicks, letGo }
}
