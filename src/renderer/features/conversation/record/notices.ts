import type { FaxDetails } from '../../../../shared/domain/fax'

/** Something about a fax that a person should know, or decide. */
export type FaxNotice =
  | { readonly kind: 'missing'; readonly pages: readonly number[]; readonly of: number }
  | { readonly kind: 'out-of-order'; readonly order: readonly number[] }
  | { readonly kind: 'several-faxes'; readonly firstPages: readonly number[] }
  | { readonly kind: 'continued' | 'joined'; readonly messageId: string; readonly conversationId: string; readonly at: number; readonly pages: readonly number[] }
  | { readonly kind: 'continuation'; readonly first: string; readonly at: number | null }
  | { readonly kind: 'same-letter'; readonly messageId: string; readonly conversationId: string; readonly at: number; readonly earlier: boolean }

/** What is to be said over a fax that came at `at`, the most pressing first. */
export function noticesOf(details: FaxDetails, at: number): readonly FaxNotice[] {
  return [...pageNotices(details), ...sameLetters(details, at)]
}

function pageNotices({ troubles, continuedBy, joinedTo }: FaxDetails): readonly FaxNotice[] {
  if (joinedTo !== null) {
    const first = continuedBy.find(({ messageId }) => messageId === joinedTo)
    // What the whole lacks is said once, over its first part.
    return [{ kind: 'continuation', first: joinedTo, at: first?.at ?? null }]
  }
  const offered = continuedBy.filter(({ joined }) => !joined)
  const isOffered = (page: number): boolean => offered.some(({ pages }) => pages.includes(page))
  const own = troubles.flatMap((trouble): readonly FaxNotice[] => {
    if (trouble.kind !== 'missing') return [trouble]
    const pages = trouble.pages.filter((page) => !isOffered(page))
    return pages.length === 0 ? [] : [{ ...trouble, pages }]
  })
  const others = continuedBy.map(
    ({ messageId, conversationId, at, pages, joined }): FaxNotice => ({ kind: joined ? 'joined' : 'continued', messageId, conversationId, at, pages }),
  )
  return [...own, ...others]
}

/** Of two that came in one moment the ids, which count up, tell the earlier. */
const sameLetters = ({ sameLetter, messageId }: FaxDetails, at: number): readonly FaxNotice[] =>
  sameLetter.map((other) => ({ kind: 'same-letter', ...other, earlier: other.at === at ? other.messageId < messageId : other.at < at }))
