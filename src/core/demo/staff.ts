import type { Workday } from '../../shared/domain/person'
import { colours } from '../../shared/colours'
import type { PersonTable } from '../store/people-tables'
import { office } from './parties'
import { chanceOf, idOf } from './random'

const hour = 60

/** Who works in the office; one of them half the week. */
export function staffRows(seed: number, at: number): readonly PersonTable[] {
  const chance = chanceOf(seed ^ 0x57)
  return office.staff.map((name, index) => {
    const days = index === office.staff.length - 1 ? [1, 2, 3] : [1, 2, 3, 4, 5]
    const hours = days.map((day): Workday => ({ day, from: 7.5 * hour, to: (day === 5 ? 15 : 16.5) * hour }))
    const initials = name.split(' ').map((part) => part.charAt(0)).join('')
    return { id: idOf(at, chance), name, initials, colour: colours[index % colours.length] ?? colours[0], hours_json: JSON.stringify(hours), created_at: at, left_at: null }
  })
}
