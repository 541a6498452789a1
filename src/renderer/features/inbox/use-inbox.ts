import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ChangeKind } from '../../../shared/contract'
import type { ConversationRow } from '../../../shared/domain/conversation'
import { ask, call, listen, type CallFailure } from '../../api/client'
import { gather } from '../../api/gather'
import { goesByTime, mergeRow, type InboxFilter, type InboxPage } from './rows'

/** One page of the list; three screens full, so that scrolling rarely waits. */
const pageSize = 60
/** Beyond this many changed rows the whole list is asked for again. */
const rowsAtOnce = 30
const gatherMs = 120

const rowKinds: readonly ChangeKind[] = ['conversation', 'message', 'page', 'draft']

type Cursor = InboxPage['next']

/** How the list is asked for, page by page. */
export const inboxQuery = (filter: InboxFilter) => ({
  queryKey: ['inbox.list', filter],
  queryFn: ({ pageParam }: { readonly pageParam: Cursor }) => ask('inbox.list', { filter, limit: pageSize, before: pageParam }),
  initialPageParam: null as Cursor,
  getNextPageParam: (last: InboxPage) => last.next,
})

/** The rows of the inbox. Rows that change are fetched one by one and put in their place; the rest of the list stays. */
export function useInbox(filter: InboxFilter) {
  const client = useQueryClient()
  const query = useInfiniteQuery<InboxPage, CallFailure, InfiniteData<InboxPage, Cursor>, readonly string[], Cursor>({
    ...inboxQuery(filter),
    // Changes are heard only while the list is on screen; what came in meanwhile is asked for when it comes back.
    refetchOnMount: 'always',
  })

  useEffect(() => {
    const key = ['inbox.list', filter]
    return listen(
      'changed',
      gather(gatherMs, ({ kinds, ids }) => {
        if (!kinds.some((kind) => rowKinds.includes(kind))) return
        // An answer under way may be older than the change, and would put it back.
        const underWay = (): boolean => client.getQueryState(key)?.fetchStatus === 'fetching' || client.getQueryData(key) === undefined
        const askAgain = (): void => void client.invalidateQueries({ queryKey: key })
        if (ids.length === 0 || ids.length > rowsAtOnce || !goesByTime(filter) || underWay()) {
          askAgain()
          return
        }
        void Promise.all(ids.map((id) => freshRow(id))).then((fresh) => {
          if (underWay()) {
            askAgain()
            return
          }
          client.setQueryData<InfiniteData<InboxPage, Cursor>>(key, (data) => {
            if (!data) return data
            const pages = fresh.reduce<readonly InboxPage[]>(
              (all, found) => (found === null ? all : mergeRow(all, found.id, found.row, filter)),
              data.pages,
            )
            return { ...data, pages: [...pages] }
          })
        })
      }),
    )
  }, [client, filter])

  return query
}

/** The row as it is now; null when it could not be asked for. A gone row comes as `row: null`. */
async function freshRow(id: string): Promise<{ readonly id: string; readonly row: ConversationRow | null } | null> {
  const result = await call('inbox.row', { id })
  return result.ok ? { id, row: result.value } : null
}
