import { QueryClient } from '@tanstack/react-query'

/** What holds the engine's answers for the whole window. */
export const makeClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      // Nothing grows stale by time: the engine says what changed.
      queries: { staleTime: Infinity, retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false, networkMode: 'always' },
    },
  })
