import type { Input } from '../../../shared/contract'
import type { Person, Workday } from '../../../shared/domain/person'

export type WrittenPerson = Input<'people.save'>

export const freshPerson: WrittenPerson = { id: null, name: '', initials: '', colour: null, hours: [] }

export const writtenOf = ({ id, name, initials, colour, hours }: Person): WrittenPerson => ({ id, name, initials, colour, hours })

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** A day that is ticked begins as the one above it, else from eight to five. */
export function withDay(hours: readonly Workday[], day: number, works: boolean): Workday[] {
  const others = hours.filter((one) => one.day !== day)
  if (!works) return others
  const above = others.filter((one) => one.day < day).at(-1)
  return sorted([...others, { day, from: above?.from ?? 8 * 60, to: above?.to ?? 17 * 60 }])
}

export const withTime = (hours: readonly Workday[], day: number, which: 'from' | 'to', minutes: number): Workday[] =>
  hours.map((one) => (one.day === day ? { ...one, [which]: minutes } : one))

export const inOrder = (hours: readonly Workday[]): boolean => hours.every(({ from, to }) => from < to)

const sorted = (hours: readonly Workday[]): Workday[] => [...hours].sort((a, b) => a.day - b.day)
