import type { QueryClient } from '@tanstack/react-query'
import { callQuery } from '../api/use-call'
import { inboxQuery } from '../features/inbox/use-inbox'

/**
 * Asks for what the first screen shows before it is drawn: the engine answers while React works. Failures are told by whoever shows the answer.
 */
export function askFirst(client: QueryClient): void {
  void client.prefetchInfiniteQuery(inboxQuery('open'))
  void client.prefetchQuery(callQuery('inbox.counts', {}))
  void client.prefetchQuery(callQuery('preferences.get', {}))
}
