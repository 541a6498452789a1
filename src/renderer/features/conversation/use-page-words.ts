import { useQueries } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Output } from '../../../shared/contract'
import type { Page, Word } from '../../../shared/domain/page'
import { ask } from '../../api/client'
import { useCall } from '../../api/use-call'
import { markedWords, type LookedFor } from '../../../shared/text/fold'

export interface PageWords {
  readonly text: string
  readonly words: readonly Word[]
  readonly hits: readonly Word[]
}

const nothing: PageWords = { text: '', words: [], hits: [] }
/** Looking for hits on more pages than this would fetch a book. */
const searchedPages = 40

const isRead = (page: Page): boolean => page.recognition === 'done' || page.recognition === 'text-layer'

const hitsOf = (words: readonly Word[], sought: readonly LookedFor[]): readonly Word[] =>
  sought.length === 0 ? [] : markedWords(words, sought).flatMap((index) => words[index] ?? [])

export function usePageWords(page: Page | undefined, conversationId: string, sought: readonly LookedFor[]): PageWords {
  const answer = useCall('page.words', { id: page?.id ?? '' }, { about: conversationId, enabled: page !== undefined && isRead(page) }).data
  return useMemo(() => (answer ? { ...answer, hits: hitsOf(answer.words, sought) } : nothing), [answer, sought])
}

/** Hits on each page, to lead to the right one; all 0 while nothing is sought. */
export function useHitCounts(pages: readonly Page[], conversationId: string, sought: readonly LookedFor[]): readonly number[] {
  const searched = sought.length === 0 ? [] : pages.slice(0, searchedPages).filter(isRead)
  return useQueries({
    queries: searched.map((page) => ({
      queryKey: ['page.words', { id: page.id }],
      queryFn: () => ask('page.words', { id: page.id }),
      meta: { about: conversationId },
    })),
    combine: (answers) => {
      const counts = new Map(
        searched.map((page, index) => {
          const answer = answers[index]?.data as Output<'page.words'> | undefined
          return [page.id, answer ? hitsOf(answer.words, sought).length : 0]
        }),
      )
      return pages.map((page) => counts.get(page.id) ?? 0)
    },
  })
}
