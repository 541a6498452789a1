import type { EventName, EventPayload } from '../shared/contract'
import type { ChangeFeed, Log } from './ports'

/** Tells every listener, in the order in which they came. One that throws harms neither the others nor whoever announces. */
export function createFeed(log: Log): ChangeFeed {
  const listeners = new Set<<N extends EventName>(name: N, payload: EventPayload<N>) => void>()
  const emit = <N extends EventName>(name: N, payload: EventPayload<N>): void => {
    for (const listener of listeners) {
      try {
        listener(name, payload)
      } catch (error) {
        log.error('listener-threw', { event: name, reason: error instanceof Error ? error.message : String(error) })
      }
    }
  }
  return {
    emit,
    changed: (kinds, ids) => emit('changed', { kinds: [...kinds], ids: [...ids] }),
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
