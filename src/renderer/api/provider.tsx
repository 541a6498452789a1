import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import type { EventPayload } from '../../shared/contract'
import { listen } from './client'

type EngineState = EventPayload<'engine'>

const up: EngineState = { state: 'up', code: null, params: {} }
const EngineContext = createContext<EngineState>(up)

/** Whether the engine runs: `down` while it restarts, `refused` when it cannot open the data. */
export const useEngine = (): EngineState => useContext(EngineContext)

export function EngineProvider({ client, children }: { readonly client: QueryClient; readonly children: ReactNode }) {
  const [engine, setEngine] = useState(up)
  const wasAway = useRef(false)

  useEffect(() => {
    return listen('engine', (state) => {
      setEngine(state)
      // At the first start calls wait in the host until it is up: what is under way need not be asked again.
      if (state.state === 'up' && wasAway.current) void client.invalidateQueries()
      wasAway.current = state.state !== 'up'
    })
  }, [client])

  return (
    <QueryClientProvider client={client}>
      <EngineContext value={engine}>{children}</EngineContext>
    </QueryClientProvider>
  )
}
