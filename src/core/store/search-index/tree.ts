import type { ChannelKind } from '../../../shared/domain/message'
import type { WorkList } from '../../../shared/domain/work'

/** What is looked for, as every backend understands it (FTS5 now, tsquery later). All texts are folded. */
export type SearchTree =
  | { readonly kind: 'and'; readonly parts: readonly SearchTree[] }
  | { readonly kind: 'or'; readonly parts: readonly SearchTree[] }
  | { readonly kind: 'not'; readonly part: SearchTree }
  | Phrase
  /** A number in its joined form (shared/search/numbers.ts); with `prefix` it may go on. */
  | { readonly kind: 'number'; readonly text: string; readonly prefix: boolean }
  | { readonly kind: 'fact'; readonly fact: Fact }
  /** Messages of this stretch of time, [from, until) in UTC milliseconds; null: open. */
  | { readonly kind: 'time'; readonly from: number | null; readonly until: number | null }
  | Standing

/** These words next to each other in this order; with `prefix` the last may go on. */
export interface Phrase {
  readonly kind: 'phrase'
  readonly words: readonly string[]
  readonly prefix: boolean
  /** null: anywhere in the message */
  readonly place: Place | null
  /** stood in quotes: as it is and no other way */
  readonly exact: boolean
}

/** Where in a message words are looked for. */
export type Place = 'subject' | 'pages' | 'from' | 'to' | 'file'

/** What holds of a message from its first day on. */
export type Fact = `channel:${ChannelKind}` | 'direction:in' | 'direction:out' | 'has:attachment' | 'has:pdf' | 'has:picture'

/** How the work on a message's conversation stands, or with `not` does not. It changes by the day, so it is no word of the index but a condition beside the words. */
export interface Standing {
  readonly kind: 'standing'
  readonly fact: WorkFact
  readonly not: boolean
}

export type WorkFact =
  /** the one list it is on; one whose messages were all thrown away where they came from is on none */
  | { readonly is: 'list'; readonly list: WorkList }
  /** null: nobody */
  | { readonly is: 'owner'; readonly ids: readonly string[] | null }
  | { readonly is: 'label'; readonly ids: readonly string[] }
  /** falls due on a day in [from, until), each a UTC midnight (shared/day.ts); null: open */
  | { readonly is: 'due'; readonly from: number | null; readonly until: number | null }
  | { readonly is: 'urgent' }
  | { readonly is: 'unread' }
