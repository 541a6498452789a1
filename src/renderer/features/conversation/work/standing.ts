import type { Work } from '../../../../shared/domain/work'

/** How one conversation stands, or several: null is what differs among them. */
export interface Standing extends Omit<Work, 'state' | 'list'> {
  readonly state: Work['state'] | null
  readonly list: Work['list'] | null
}

/** What all of them have in common; of an owner, a day or a moment that differs nothing is said. */
export function standingOf(works: readonly Work[]): Standing {
  const same = <T>(of: (work: Work) => T, isSame: (one: T, other: T) => boolean = Object.is): T | null => {
    const [first, ...others] = works.map(of)
    return first !== undefined && others.every((other) => isSame(first, other)) ? first : null
  }
  return {
    state: same((work) => work.state),
    list: same((work) => work.list),
    owner: same(
      (work) => work.owner,
      (one, other) => one?.id === other?.id,
    ),
    dueOn: same((work) => work.dueOn),
    snoozedUntil: same((work) => work.snoozedUntil),
    urgent: works.length > 0 && works.every((work) => work.urgent),
    labels: (works[0]?.labels ?? []).filter(({ id }) => works.every((work) => work.labels.some((label) => label.id === id))),
  }
}
