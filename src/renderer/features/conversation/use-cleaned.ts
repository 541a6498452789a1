import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let cleanedIn: string | null = null

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the pages of a conversation are shown cleaned: one choice for all its faxes while it is open; the next begins with its originals. */
export function useCleaned(conversationId: string): readonly [boolean, (cleaned: boolean) => void] {
  const cleaned = useSyncExternalStore(subscribe, () => cleanedIn === conversationId)
  return [
    cleaned,
    (next) => {
      cleanedIn = next ? conversationId : null
      for (const listener of listeners) listener()
    },
  ]
}
