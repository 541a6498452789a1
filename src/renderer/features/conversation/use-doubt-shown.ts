import { useSyncExternalStore } from 'react'

const key = 'rueckkanal.doubt'
const listeners = new Set<() => void>()

const isShown = (): boolean => localStorage.getItem(key) !== 'hidden'

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether words read with doubt are marked: one choice for every fax of the window, kept over its end. */
export function useDoubtShown(): readonly [boolean, (shown: boolean) => void] {
  const shown = useSyncExternalStore(subscribe, isShown)
  return [
    shown,
    (next) => {
      localStorage.setItem(key, next ? 'shown' : 'hidden')
      for (const listener of listeners) listener()
    },
  ]
}
