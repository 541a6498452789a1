import { z } from 'zod'
import { colours } from '../colours'
import { id, instant } from './ids'

const minute = z.number().int().min(0).max(24 * 60)

/** When somebody works on a day of the week (ISO 8601: 1 is Monday), in minutes from midnight, by the clock on the wall. */
export const workday = z
  .object({ day: z.number().int().min(1).max(7), from: minute, to: minute })
  .refine(({ from, to }) => from < to, { path: ['to'] })
export type Workday = z.infer<typeof workday>

/** At most one span a day; days that are missing are free. Empty: nothing is known of it. */
export const workingHours = z
  .array(workday)
  .max(7)
  .refine((days) => new Set(days.map(({ day }) => day)).size === days.length)

/** One who works here. Who has left is kept: what he did names him. */
export const person = z.object({
  id,
  name: z.string(),
  initials: z.string(),
  colour: z.enum(colours),
  hours: workingHours,
  createdAt: instant,
  leftAt: instant.nullable(),
})
export type Person = z.infer<typeof person>

/** What a list, a history or a note shows of somebody. */
export const personMark = person.pick({ id: true, name: true, initials: true, colour: true })
export type PersonMark = z.infer<typeof personMark>
