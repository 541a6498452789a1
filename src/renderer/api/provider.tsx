import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react'
import type { EngineState, EngineWatch } from './engine-state'

const EngineContext = createContext<EngineState>({ state: 'up', code: null, params: {} })

/** Whether the engine runs: `down` while it restarts, `refused` when it cannot open the data. */
export const useEngine = (): EngineState => useContext(EngineContext)

interface Parts {
  readonly client: QueryClient
  readonly engine: EngineWatch
  readonly children: ReactNode
}

export function EngineProvider({ client, engine, children }: Parts) {
  return (
    <QueryClientProvider client={client}>
      <EngineContext value={useSyncExternalStore(engine.onChange, engine.read)}>{children}</EngineContext>
    </QueryClientProvider>
  )
}
