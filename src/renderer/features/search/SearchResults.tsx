import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { ask, type CallFailure } from '../../api/client'
import { useT } from '../../i18n/provider'
import type { LookedFor } from '../../../shared/text/fold'
import { useCommand } from '../../ui/commands'
import { Empty, Failed, Loading } from '../../ui/states'
import { SearchHit } from './SearchHit'
import type { Found, Hit } from './hit'
import { useSettled } from './use-settled'


const pageSize = 50
/** Between two letters of a quick hand; with it, hits are still there within a tenth of a second. */
const settleMs = 40

interface SearchResultsProps {
  readonly query: string
  readonly openMessageId: string | null
  readonly onOpen: (hit: Hit, words: readonly LookedFor[]) => void
  readonly onEnter: () => void
}

export const resultsId = 'search-results'

export function SearchResults({ query, openMessageId, onOpen, onEnter }: SearchResultsProps) {
  const t = useT()
  const sought = useSettled(query.trim(), settleMs)
  const list = useRef<HTMLDivElement>(null)
  const search = useInfiniteQuery<Found, CallFailure, InfiniteData<Found, string | null>, readonly string[], string | null>({
    queryKey: ['search.find', sought],
    queryFn: ({ pageParam }) => ask('search.find', { query: sought, limit: pageSize, before: pageParam }),
    initialPageParam: null,
    getNextPageParam: (last) => last.next,
    enabled: sought !== '',
    placeholderData: (before) => before,
    // What came in meanwhile is found when the words are sought anew; the open list stays as it is.
    staleTime: 0,
  })
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = search
  const hits = useMemo(() => data?.pages.flatMap((page) => page.hits) ?? [], [data])
  const words = data?.pages[0]?.words ?? []
  const open = (index: number): void => {
    const hit = hits[Math.min(hits.length - 1, Math.max(0, index))]
    if (hit) onOpen(hit, words)
  }

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [openMessageId])

  const at = hits.findIndex((hit) => hit.messageId === openMessageId)
  const next = (): void => open(at + 1)
  const previous = (): void => open(Math.max(0, at - 1))
  useCommand('next', next)
  useCommand('previous', previous)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') next()
    else if (event.key === 'ArrowUp') previous()
    else if (event.key === 'Enter') onEnter()
    else return
    event.preventDefault()
  }

  if (search.isPending) return <Loading rows={4} />
  if (search.isError) return <Failed failure={search.error.failure} onRetry={() => void search.refetch()} />
  const count = hits.length
  return (
    <div className="results">
      <p className="results-count quiet numbers" role="status">
        {t(hasNextPage ? 'search.foundMore' : 'search.found', { count })}
      </p>
      {count === 0 ? (
        <Empty icon={SearchX} title={t('search.noneTitle')}>
          <p>{t('search.noneText', { query: sought })}</p>
        </Empty>
      ) : (
        <div
          ref={list}
          id={resultsId}
          className="results-scroll"
          role="listbox"
          aria-label={t('search.results')}
          tabIndex={0}
          onKeyDown={onKeyDown}
          onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
            if (hasNextPage && !isFetchingNextPage && scrollTop + clientHeight > scrollHeight - 600) void fetchNextPage()
          }}
        >
          {hits.map((hit) => (
            <SearchHit
              key={hit.messageId}
              hit={hit}
              selected={hit.messageId === openMessageId}
              onOpen={() => {
                onOpen(hit, words)
              }}
            />
          ))}
        </div>
      )}
    </div>
  )
}
