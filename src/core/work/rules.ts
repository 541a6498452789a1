import type { Deed, WorkList, WorkState } from '../../shared/domain/work'
import { assertNever } from '../../shared/result'

/** The work on a conversation as it is kept; labels stand beside it. */
export interface WorkRow {
  readonly state: WorkState
  /** since when it is so */
  readonly stateAt: number
  readonly ownerId: string | null
  readonly dueOn: number | null
  readonly urgent: boolean
  readonly snoozedUntil: number | null
  readonly putAway: 'trash' | 'junk' | null
}

/** What happens to a conversation without a person at this desk doing it. */
export type WorkEvent =
  /** `at`: when it was sent; `automatic`: a machine wrote it */
  | { readonly kind: 'came-in'; readonly at: number; readonly automatic: boolean }
  /** the moment it was snoozed until is there */
  | { readonly kind: 'woke' }

/** A mail may be this long under way. What is older when it comes was taken in from an archive, and asks for nothing. */
const longestOnTheWayMs = 3 * 24 * 3_600_000

/** What is put away is in no list of work, what is snoozed is in none but its own. */
export const listOf = ({ putAway, snoozedUntil, state }: WorkRow): WorkList => putAway ?? (snoozedUntil !== null ? 'snoozed' : state)

/** Whose list it is on: while something is to be done, or waited for. */
export const heldBy = (work: WorkRow): string | null => (['open', 'waiting'].includes(listOf(work)) ? work.ownerId : null)

/** A date stays one while the conversation rests until later; what is done or put away is not overdue. */
export const fallsDue = (work: WorkRow): number | null => (['open', 'waiting', 'snoozed'].includes(listOf(work)) ? work.dueOn : null)

/** How the work stands after something happened. Who owns it, when it is due and how urgent it is, nobody changes but a person. */
export function afterEvent(work: WorkRow, event: WorkEvent, now: number): WorkRow {
  switch (event.kind) {
    case 'came-in':
      if (event.automatic || event.at < work.stateAt - longestOnTheWayMs) return work
      // Junk stays where it can be looked through; from the trash it comes back, lest it is lost.
      if (work.putAway === 'junk') return work
      return opened({ ...work, putAway: null, snoozedUntil: null }, now)
    case 'woke':
      return work.snoozedUntil === null ? work : opened({ ...work, snoozedUntil: null }, now)
    default:
      return assertNever(event)
  }
}

/** How the work stands after somebody did something to it. */
export function afterDeed(work: WorkRow, deed: Exclude<Deed, { readonly kind: 'label' }>, now: number): WorkRow {
  switch (deed.kind) {
    case 'state':
      // Whoever says how it stands takes it back from wherever it was put.
      return { ...work, state: deed.state, stateAt: now, snoozedUntil: null, putAway: null }
    case 'owner':
      return { ...work, ownerId: deed.personId }
    case 'due':
      return { ...work, dueOn: deed.dueOn }
    case 'urgent':
      return { ...work, urgent: deed.urgent }
    case 'snooze':
      if (deed.until === null) return { ...work, snoozedUntil: null }
      // What is to come up again is not done.
      return { ...work, state: work.state === 'done' ? 'open' : work.state, snoozedUntil: deed.until, putAway: null }
    case 'put-away':
      return { ...work, putAway: deed.where, snoozedUntil: deed.where === null ? work.snoozedUntil : null }
    default:
      return assertNever(deed)
  }
}

const urgency = ['done', 'waiting', 'open'] as const

/**
 * How the work stands when another conversation becomes part of this one: nothing that was still to be done is lost. Who owns
 * this one goes on to, the earlier date counts, and what lies open is neither snoozed nor put away.
 */
export function combined(into: WorkRow, from: WorkRow): WorkRow {
  // What lies in trash or junk asks for nothing.
  if (from.putAway !== null) return into
  const state = urgency.indexOf(from.state) > urgency.indexOf(into.state) ? from.state : into.state
  const rests = into.snoozedUntil !== null && from.snoozedUntil === null && from.state !== 'done'
  return {
    ...into,
    state,
    stateAt: state === into.state ? into.stateAt : from.stateAt,
    ownerId: into.ownerId ?? from.ownerId,
    dueOn: into.dueOn === null || (from.dueOn !== null && from.dueOn < into.dueOn) ? from.dueOn : into.dueOn,
    urgent: into.urgent || from.urgent,
    snoozedUntil: rests ? null : into.snoozedUntil,
    putAway: null,
  }
}

const opened = (work: WorkRow, now: number): WorkRow => (work.state === 'open' ? work : { ...work, state: 'open', stateAt: now })

const aspects = ['state', 'ownerId', 'dueOn', 'urgent', 'snoozedUntil', 'putAway'] as const

export const sameWork = (one: WorkRow, other: WorkRow): boolean => aspects.every((aspect) => one[aspect] === other[aspect])

/** How the work stands when a change from `was` to `is` is taken back; null where what it changed has been changed since. */
export function takenBack(now: WorkRow, was: WorkRow, is: WorkRow): WorkRow | null {
  const changed = aspects.filter((aspect) => was[aspect] !== is[aspect])
  if (changed.some((aspect) => now[aspect] !== is[aspect])) return null
  return { ...now, ...Object.fromEntries(changed.map((aspect) => [aspect, was[aspect]])), stateAt: changed.includes('state') ? was.stateAt : now.stateAt }
}
