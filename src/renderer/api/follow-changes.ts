import type { QueryClient } from '@tanstack/react-query'
import { isStale, isStaleCount } from './changes'
import { listen } from './client'
import { gather } from './gather'

/** Long enough to gather the changes of one commit, short enough not to be felt. */
const gatherMs = 80
/** Taking in an archive announces ten times a second; what is counted beside it may lag behind. */
const countMs = 1_000

/**
 * Lets go of answers that the engine's commits made stale. Begun before anything is asked: a change between an answer and
 * the first drawing must not be missed.
 */
export function followChanges(client: QueryClient): void {
  listen(
    'changed',
    gather(gatherMs, ({ kinds, ids }) => {
      void client.invalidateQueries({
        predicate: ({ queryKey, meta }) => isStale({ name: String(queryKey[0]), about: meta?.['about'] as string | undefined }, kinds, ids),
      })
    }),
  )
  listen(
    'changed',
    gather(countMs, ({ kinds }) => {
      void client.invalidateQueries({ predicate: ({ queryKey }) => isStaleCount({ name: String(queryKey[0]) }, kinds) })
    }),
  )
  listen('progress', (progress) => client.setQueryData(['intake.progress', {}], progress))
}
