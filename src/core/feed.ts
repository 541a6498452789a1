import type { EventName, EventPayload } from '../shared/contract'
import type { ChangeFeed } from './ports'

/** Tells every listener, in the order in which they came. */
export function createFeed(): ChangeFeed {
  const listeners = new Set<<N extends EventName>(name: N, payload: EventPayload<N>) => void>()
  const emit = <N extends EventName>(name: N, payload: EventPayload<N>): void => {
    for (const listener of listeners) listener(name, payload)
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
