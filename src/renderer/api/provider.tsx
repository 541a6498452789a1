import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import type { EventPayload } from '../../shared/contract'
import { isStale } from './changes'
import { listen } from './client'
import { gather } from './gather'

type EngineState = EventPayload<'engine'>

const up: EngineState = { state: 'up', code: null, params: {} }
const EngineContext = createContext<EngineState>(up)

/** Whether the engine runs: `down` while it restarts, `refused` when it cannot open the data. */
export const useEngine = (): EngineState => useContext(EngineContext)

/** Long enough to gather the changes of one commit, short enough not to be felt. */
const gatherMs = 80

export function EngineProvider({ client, children }: { readonly client: QueryClient; readonly children: ReactNode }) {
  const [engine, setEngine] = useState(up)
  const wasAway = useRef(false)

  useEffect(() => {
    const drop = gather(gatherMs, ({ kinds, ids }) => {
      void client.invalidateQueries({
        predicate: ({ queryKey, meta }) =>
          isStale({ name: String(queryKey[0]), about: meta?.['about'] as string | undefined }, kinds, ids),
      })
    })
    const stops = [
      listen('changed', drop),
      listen('engine', (state) => {
        setEngine(state)
        // At the first start calls wait in the host until it is up: what is under way need not be asked again.
        if (state.state === 'up' && wasAway.current) void client.invalidateQueries()
        wasAway.current = state.state !== 'up'
      }),
      listen('progress', (progress) => client.setQueryData(['intake.progress', {}], progress)),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [client])

  return (
    <QueryClientProvider client={client}>
      <EngineContext value={engine}>{children}</EngineContext>
    </QueryClientProvider>
  )
}
