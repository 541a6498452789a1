import type { Circle } from './circle'

/** What grouping looks at in a message, whichever channel it came by. */
export interface Letter {
  /** the message's id: it grows with arrival */
  readonly id: string
  /** the conversation it stands in; null for one that has just come */
  readonly home: string | null
  /** it stays with its home, and whatever else stays there: seen by a person, sent by us, a fax */
  readonly pinned: boolean
  /** a person put it where it is: what it names does not take it back, and what answers it follows it */
  readonly filed: boolean
  /** Message-ID; null where it has none, or where another message bore it first */
  readonly externalId: string | null
  /** the ids it names, nearest first: In-Reply-To, then References from the newest back */
  readonly names: readonly string[]
  readonly circle: Circle
  /** bare subject for comparing */
  readonly subject: string
  /** its subject bears the mark of an answer */
  readonly answers: boolean
  readonly at: number
}

/** A letter of which nothing is believed that it says of itself. */
export const alone = <L extends Letter>(letter: L): L => ({ ...letter, externalId: null, names: [], circle: { speaker: null, members: new Set<string>() }, subject: '', answers: false })

export interface Grouped {
  /** letters with the same number are one conversation */
  readonly group: number
  /** what ties it to the others; null: nothing of its own */
  readonly tie: Tie | null
}

export type Tie = { readonly rule: 'names' | 'common' | 'subject'; readonly what: string }

export interface GroupingRules {
  /** an id counts only where the bare subject is the same, too (as Zammad has it) */
  readonly strict: boolean
  /** how long after a mail an answer without ids still finds it by its subject */
  readonly subjectWindowMs: number
}
