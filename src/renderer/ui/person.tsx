import type { PersonMark } from '../../shared/domain/person'
import './person.css'

interface PersonBadgeProps {
  readonly person: PersonMark
  /** the name stands beside it: the badge is a picture then, and is not read out a second time */
  readonly beside?: boolean
}

/** Somebody in two letters and a colour. */
export function PersonBadge({ person, beside = false }: PersonBadgeProps) {
  const named = beside ? ({ 'aria-hidden': true } as const) : ({ role: 'img', 'aria-label': person.name, title: person.name } as const)
  // Letters of a picture are drawn, not written: what is seen as text has to be heard as well (WCAG 2.5.3).
  return (
    <span className="person-badge" data-colour={person.colour} data-initials={person.initials} {...named}>
      {beside ? null : person.initials}
    </span>
  )
}
