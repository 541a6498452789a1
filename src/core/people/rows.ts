import type { Person, PersonMark, Workday } from '../../shared/domain/person'
import type { PersonTable } from '../store/people-tables'

export const toPerson = (row: PersonTable): Person => ({
  ...toMark(row),
  hours: JSON.parse(row.hours_json) as Workday[],
  createdAt: row.created_at,
  leftAt: row.left_at,
})

export const toMark = ({ id, name, initials, colour }: Pick<PersonTable, 'id' | 'name' | 'initials' | 'colour'>): PersonMark => ({ id, name, initials, colour })
