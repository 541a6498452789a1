import { dayMs, dayOf } from '../../shared/day'
import type { Choice } from '../../shared/search/operators'
import { personWordOf } from '../../shared/search/operators'
import { fold, wordsOf } from '../../shared/text/fold'
import type { Complaint } from '../../shared/contract/search'
import type { Fact, WorkFact } from '../store/search-index'

export interface Named {
  readonly id: string
  readonly name: string
}

/** What a parser has to know of the office to tell whom and what is meant. */
export interface Known {
  /** UTC milliseconds */
  readonly now: number
  /** who sits at the desk */
  readonly me: string | null
  /** also those who have left: they own what they owned */
  readonly people: readonly (Named & { readonly initials: string })[]
  readonly labels: readonly Named[]
}

export const nothingKnown: Known = { now: 0, me: null, people: [], labels: [] }

/** What holds of a message from its first day on, or of the work on its conversation today. */
export type Meant = { readonly kind: 'fact'; readonly fact: Fact } | { readonly kind: 'standing'; readonly fact: WorkFact }

export function choiceMeant(choice: Choice, now: number): Meant {
  const today = dayOf(now)
  switch (choice.operator) {
    case 'channel':
      return { kind: 'fact', fact: `channel:${choice.value}` }
    case 'has':
      return { kind: 'fact', fact: `has:${choice.value}` }
    case 'is':
      if (choice.value === 'sent' || choice.value === 'received') return { kind: 'fact', fact: choice.value === 'sent' ? 'direction:out' : 'direction:in' }
      return { kind: 'standing', fact: choice.value === 'overdue' ? due(null, today) : { is: choice.value } }
    case 'state':
      return { kind: 'standing', fact: { is: 'list', list: choice.value } }
    case 'due': {
      const spans = { overdue: due(null, today), today: due(today, today + dayMs), tomorrow: due(today + dayMs, today + 2 * dayMs), week: due(today, today + 7 * dayMs), any: due(null, null) }
      return { kind: 'standing', fact: spans[choice.value] }
    }
  }
}

const due = (from: number | null, until: number | null): WorkFact => ({ is: 'due', from, until })

/** Whom a name behind an operator means: the complaint where it is nobody. */
export function ownerMeant(value: string, { me, people }: Known): WorkFact | Complaint['code'] {
  const word = personWordOf(value)
  if (word === 'nobody') return { is: 'owner', ids: null }
  if (word === 'me') return me === null ? 'nobody-at-desk' : { is: 'owner', ids: [me] }
  const initials = people.filter((one) => fold(one.initials) === fold(value))
  const meant = called(value, people)
  const ids = [...new Set([...meant, ...initials].map(({ id }) => id))]
  return ids.length === 0 ? 'unknown-person' : { is: 'owner', ids }
}

export function labelMeant(value: string, { labels }: Known): WorkFact | Complaint['code'] {
  const meant = called(value, labels)
  return meant.length === 0 ? 'unknown-label' : { is: 'label', ids: meant.map(({ id }) => id) }
}

/** Those of exactly that name, else those with words that begin so, each with another of its own. */
function called<T extends Named>(value: string, all: readonly T[]): readonly T[] {
  const wanted = fold(value.trim())
  const exactly = all.filter(({ name }) => fold(name) === wanted)
  if (exactly.length > 0) return exactly
  const parts = wordsOf(wanted)
  if (parts.length === 0) return []
  return all.filter(({ name }) => {
    const words = [...wordsOf(fold(name))]
    return parts.every((part) => {
      const at = words.findIndex((word) => word.startsWith(part))
      return at >= 0 && words.splice(at, 1).length === 1
    })
  })
}
