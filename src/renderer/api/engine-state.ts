import type { QueryClient } from '@tanstack/react-query'
import type { EventPayload } from '../../shared/contract'
import { listen } from './client'

export type EngineState = EventPayload<'engine'>

/** How the engine is, for whoever asks and whenever. */
export interface EngineWatch {
  read(): EngineState
  /** Answers how to stop listening. */
  onChange(listener: () => void): () => void
}

/**
 * Keeps how the engine is. Begun before anything is drawn: the host tells a window that was loaded just now of a trouble
 * once, and React may come to its first drawing later.
 */
export function watchEngine(client: QueryClient): EngineWatch {
  let current: EngineState = { state: 'up', code: null, params: {} }
  const listeners = new Set<() => void>()
  listen('engine', (next) => {
    const wasAway = current.state !== 'up'
    current = next
    // At the first start calls wait in the host until it is up: what is under way need not be asked again.
    if (next.state === 'up' && wasAway) void client.invalidateQueries()
    for (const listener of [...listeners]) listener()
  })
  return {
    read: () => current,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
