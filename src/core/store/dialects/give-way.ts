import { setImmediate as nextTurn } from 'node:timers/promises'
import type { KyselyPlugin } from 'kysely'

/** ms after which others have their turn: a frame of a screen, about. */
const turnMs = 12

/**
 * SQLite answers at once, so that the steps of a long transaction follow each other without a pause: until its end no call would
 * be heard and no thread's answer taken. Between two statements everything else has its turn; the transaction stays as it is.
 */
export function givingWay(): KyselyPlugin {
  let since = performance.now()
  return {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (performance.now() - since > turnMs) {
        await nextTurn()
        since = performance.now()
      }
      return result
    },
  }
}
