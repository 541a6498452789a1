import type { LookedFor } from '../../shared/text/fold'
import type { FigureFilter } from '../../shared/figures/filter'
import type { InboxFilter } from '../features/inbox/rows'

/** Views that are a list of conversations. */
export type ListView = FigureFilter | 'inbox' | 'mine' | 'mentioned' | 'due' | 'snoozed' | 'waiting' | 'done' | 'unread' | 'troubled' | 'drafts' | 'trash' | 'junk' | `label:${string}`
export type View = ListView | 'review' | 'contacts' | 'dashboard' | 'settings'

/** What is open in the conversation's place; a search brings the message and the words to mark. */
export interface OpenConversation {
  readonly id: string
  readonly messageId: string | null
  readonly words: readonly LookedFor[]
}

export interface Place {
  readonly view: View
  readonly open: OpenConversation | null
  readonly query: string
  /** whose page is open among the contacts */
  readonly contactId?: string | null
}

export type Move =
  | { readonly to: 'view'; readonly view: View }
  | { readonly to: 'conversation'; readonly open: OpenConversation }
  | { readonly to: 'list' }
  | { readonly to: 'contact'; readonly id: string | null }
  | { readonly to: 'query'; readonly query: string }

const hashed = /^#conversation\/([0-9a-f-]{36})$/

/** Where a window begins: with the list, or with the conversation that its address names (`conversationHash`). */
export function startAt(hash: string): Place {
  const id = hashed.exec(hash)?.[1]
  return { view: 'inbox', open: id === undefined ? null : { id, messageId: null, words: [] }, query: '' }
}

/** Where a move leads. The conversation stays open while the list beside it changes. */
export function move(place: Place, to: Move): Place {
  switch (to.to) {
    case 'view':
      return { ...place, view: to.view, open: to.view === place.view ? place.open : openIn(to.view, place.open), query: '' }
    case 'conversation':
      return isList(place.view) ? { ...place, open: to.open } : { ...place, view: 'inbox', open: to.open, query: '' }
    case 'contact':
      return { ...place, view: 'contacts', contactId: to.id }
    case 'list':
      return { ...place, open: null }
    case 'query':
      return { ...place, view: isList(place.view) ? place.view : 'inbox', query: to.query, open: withoutWords(place.open, to.query) }
  }
}

export const isList = (view: View): view is ListView => view !== 'review' && view !== 'contacts' && view !== 'dashboard' && view !== 'settings'

/** The inbox is what is still to be done. */
export const filterOf = (view: ListView): InboxFilter => (view === 'inbox' ? 'open' : view)

const openIn = (view: View, open: OpenConversation | null): OpenConversation | null => (isList(view) ? withoutWords(open, '') : open)

/** The marks of a search go when it ends. */
const withoutWords = (open: OpenConversation | null, query: string): OpenConversation | null =>
  open && query.trim() === '' && open.words.length > 0 ? { ...open, words: [] } : open
