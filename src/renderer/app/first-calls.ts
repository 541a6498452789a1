import type { QueryClient } from '@tanstack/react-query'
import { callQuery } from '../api/use-call'
import { inboxQuery } from '../features/inbox/use-inbox'
import { keptPlace } from './kept-place'
import { filterOf, isList } from './navigation'

/**
 * Asks for what the first screen shows before it is drawn: the engine answers while React works. Failures are told by whoever shows the answer.
 */
export function askFirst(client: QueryClient): void {
  const { view, open } = keptPlace()
  if (isList(view)) void client.prefetchInfiniteQuery(inboxQuery(filterOf(view)))
  if (open) void client.prefetchQuery({ ...callQuery('conversation.get', { id: open.id }), meta: { about: open.id } })
  void client.prefetchQuery(callQuery('inbox.counts', {}))
  void client.prefetchQuery(callQuery('preferences.get', {}))
}
