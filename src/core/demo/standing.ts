import { dayMs } from '../../shared/day'
import type { Label } from '../../shared/domain/work'
import type { PersonTable } from '../store/people-tables'
import { workColumnsOf, type WorkRow } from '../work'
import { chanceOf, idOf, type Chance } from './random'
import type { Story } from './story'

export interface Desk {
  readonly staff: readonly PersonTable[]
  readonly labels: readonly Label[]
}

/** What an office marks: the first of these most. */
export function labelRows(seed: number, at: number): readonly Label[] {
  const chance = chanceOf(seed ^ 0x1ab)
  return ([['Reklamation', 'red'], ['Eilbestellung', 'amber'], ['Angebot prüfen', 'blue'], ['Zoll', 'green']] as const).map(([name, colour]) => ({ id: idOf(at, chance), name, colour }))
}

/** How the work on a matter stands at the end of the invented time: what is old is done, what came lately mostly not. */
export function standingOf({ told }: Story, { staff, labels }: Desk, until: number, chance: Chance): { readonly columns: ReturnType<typeof workColumnsOf>; readonly labels: readonly string[] } {
  const last = told.at(-1)
  const at = last?.at ?? until
  const age = (until - at) / dayMs
  const state = chance.happens(age > 21 ? 0.985 : age > 3 ? 0.7 : 0.15) ? 'done' : last?.direction === 'out' ? 'waiting' : 'open'
  const person = chance.happens(0.6) ? staff[chance.whole(0, staff.length - 1)] : undefined
  const junk = told.length === 1 && last?.direction === 'in' && chance.happens(0.008)
  // The day of Greenwich: the office is the same whatever the clock of the machine.
  const due = chance.happens(state === 'done' ? 0.05 : 0.2) ? Math.floor(at / dayMs) * dayMs + chance.whole(2, 30) * dayMs : null
  const work: WorkRow = { state, stateAt: at, ownerId: person?.id ?? null, dueOn: due, urgent: chance.happens(0.02), snoozedUntil: null, putAway: junk ? 'junk' : null }
  const label = labels[Math.floor(labels.length * chance.next() ** 2)]
  return { columns: workColumnsOf(work), labels: label && chance.happens(0.1) ? [label.id] : [] }
}
