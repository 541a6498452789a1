import { useInfiniteQuery, type InfiniteData } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { ask, type CallFailure } from '../../api/client'
import { useT } from '../../i18n/provider'
import { lex } from '../../../shared/search/lex'
import type { LookedFor } from '../../../shared/text/fold'
import { useCommand } from '../../ui/commands'
import { Failed, Loading } from '../../ui/states'
import { groupHits, type HitGroup } from './group-hits'
import type { Found, Hit } from './hit'
import { NothingFound } from './NothingFound'
import { rememberSearch } from './recent'
import { ResultsHead } from './ResultsHead'
import { SearchHit } from './SearchHit'
import { useSettled } from './use-settled'

const pageSize = 50
/** Between two letters of a quick hand; with it, hits are still there within a tenth of a second. */
const settleMs = 40
/** Lines that fill the list: with fewer, what comes next is asked for unasked. */
const fill = 12

interface SearchResultsProps {
  readonly query: string
  readonly openMessageId: string | null
  readonly onQuery: (query: string) => void
  readonly onOpen: (hit: Hit, words: readonly LookedFor[]) => void
  readonly onEnter: () => void
}

/** An operator whose value has yet to be typed says nothing about what there is. */
function isUnfinished(query: string): boolean {
  const last = lex(query).at(-1)
  return last !== undefined && last.operator !== null && last.value === ''
}

export const resultsId = 'search-results'

export function SearchResults({ query, openMessageId, onQuery, onOpen, onEnter }: SearchResultsProps) {
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
  const groups = useMemo(() => groupHits(hits), [hits])
  const first = data?.pages[0]
  const nearWords = useMemo(() => data?.pages.flatMap((page) => page.nearWords) ?? [], [data])

  // A page may be short: the engine answers in time and goes on when asked.
  const goesOn = hasNextPage && !isFetchingNextPage && !search.isPlaceholderData && groups.length < fill
  useEffect(() => {
    if (goesOn) void fetchNextPage()
  }, [goesOn, fetchNextPage])

  const isOpen = (group: HitGroup): boolean => hits.some((hit) => hit.messageId === openMessageId && hit.conversationId === group.conversationId)
  const show = (group: HitGroup): void => {
    rememberSearch(sought)
    onOpen(group.best, group.best.near ? [...(first?.words ?? []), ...nearWords] : (first?.words ?? []))
  }
  const open = (index: number): void => {
    const group = groups[Math.min(groups.length - 1, Math.max(0, index))]
    if (group) show(group)
  }

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [openMessageId])

  const at = groups.findIndex(isOpen)
  const next = (): void => open(at + 1)
  const previous = (): void => open(Math.max(0, at - 1))
  useCommand('next', next)
  useCommand('previous', previous)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') next()
    else if (event.key === 'ArrowUp') previous()
    else if (event.key === 'Home') open(0)
    else if (event.key === 'End') open(groups.length - 1)
    else if (event.key === 'Enter') onEnter()
    else return
    event.preventDefault()
  }

  if (search.isPending) return <Loading rows={4} />
  if (search.isError) return <Failed failure={search.error.failure} onRetry={() => void search.refetch()} />
  const exact = groups.filter((group) => !group.near)
  const near = groups.filter((group) => group.near)
  const line = (group: HitGroup) => <SearchHit key={group.conversationId} group={group} selected={isOpen(group)} more={hasNextPage} onOpen={() => show(group)} />
  if (groups.length === 0 && isUnfinished(sought)) return <p className="results-going quiet">{t('search.unfinished', { term: sought.slice(lex(sought).at(-1)?.from) })}</p>
  return (
    <div className="results">
      <ResultsHead query={sought} count={hits.length} more={hasNextPage} complaints={first?.complaints ?? []} />
      {groups.length === 0 ? (
        <NothingFound query={sought} searching={hasNextPage} meant={first?.meant ?? []} onQuery={onQuery} />
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
          {exact.map(line)}
          {near.length > 0 && (
            <div role="group" aria-label={t('search.nearTitle')}>
              {/* The group's name says it already: a list of choices holds no other text for a screen reader. */}
              <div className="results-near" aria-hidden>
                <strong>{t('search.nearTitle')}</strong>
                <p className="quiet">{t('search.nearText')}</p>
              </div>
              {near.map(line)}
            </div>
          )}
        </div>
      )}
    </div>
  )
}
