import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Input, Output, WindowCall } from '../../shared/contract'
import { ask, type CallFailure } from './client'

interface Options {
  /** the conversation the answer belongs to: it is asked for again when that conversation changes */
  readonly about?: string
  readonly enabled?: boolean
  /** shows the last answer while the next one is on its way */
  readonly keep?: boolean
  /** asks again whenever it comes on screen: changes elsewhere, of which no event names its conversation, may touch it */
  readonly afresh?: boolean
}

/** How an answer is held: by call and input, so that whoever asks for the same gets the same. */
export const callQuery = <N extends WindowCall>(name: N, input: Input<N>) => ({ queryKey: [name, input], queryFn: () => ask(name, input) })

/** The answer of a call, held by call and input until a change makes it stale. */
export function useCall<N extends WindowCall>(
  name: N,
  input: Input<N>,
  { about, enabled = true, keep = false, afresh = false }: Options = {},
): UseQueryResult<Output<N>, CallFailure> {
  return useQuery<Output<N>, CallFailure>({
    ...callQuery(name, input),
    enabled,
    meta: { about },
    ...(afresh && { refetchOnMount: 'always' as const }),
    ...(keep && { placeholderData: keepPreviousData }),
  } as Parameters<typeof useQuery<Output<N>, CallFailure>>[0])
}
