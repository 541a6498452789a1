import { z } from 'zod'
import { id, instant } from './ids'

const minute = z.number().int().min(0).max(24 * 60 - 1)

/** What can be told of: a new fax or mail, and what is meant for whoever sits at the desk. */
export const newsKinds = ['fax', 'mail', 'assigned', 'mentioned'] as const
export const newsKind = z.enum(newsKinds)
export type NewsKind = z.infer<typeof newsKind>

/** How the app makes itself felt at this desk. */
export const presence = z.object({
  tell: z.record(newsKind, z.boolean()),
  /** a notification names sender and subject: anybody who passes the screen can read it */
  names: z.boolean(),
  /** every day, in minutes from midnight by the clock on the wall; over midnight where it ends before it begins. Null: never */
  quiet: z.object({ from: minute, to: minute }).nullable(),
  /** only while whoever sits at the desk works, as far as his hours are known */
  workingHours: z.boolean(),
  pausedUntil: instant.nullable(),
  /** the app goes on in the tray when its last window closes */
  tray: z.boolean(),
})
export type Presence = z.infer<typeof presence>

/** One notification; several that come together are told as one. */
export const told = z.object({
  kind: z.enum([...newsKinds, 'several']),
  count: z.number().int().min(1),
  /** empty where nothing is to be named */
  who: z.string(),
  subject: z.string(),
  /** where a click leads; null: to the inbox */
  conversationId: id.nullable(),
})
export type Told = z.infer<typeof told>
