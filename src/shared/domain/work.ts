import { z } from 'zod'
import { colours } from '../colours'
import { id, instant } from './ids'
import { personMark } from './person'

/** What is to be done: something by us (`open`), by the other side (`waiting`), nothing. */
export const workState = z.enum(['open', 'waiting', 'done'])
export type WorkState = z.infer<typeof workState>

/** The one list in which a conversation stands; what was put away or snoozed is not on its state's list. */
export const workList = z.enum(['open', 'waiting', 'snoozed', 'done', 'trash', 'junk'])
export type WorkList = z.infer<typeof workList>

export const label = z.object({ id, name: z.string(), colour: z.enum(colours) })
export type Label = z.infer<typeof label>

/** How the work on a conversation stands. */
export const work = z.object({
  state: workState,
  list: workList,
  owner: personMark.nullable(),
  /** the UTC midnight of a date (shared/day.ts) */
  dueOn: instant.nullable(),
  urgent: z.boolean(),
  snoozedUntil: instant.nullable(),
  labels: z.array(label),
})
export type Work = z.infer<typeof work>

/** What a person does to the work on conversations. */
export const deed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state'), state: workState }),
  z.object({ kind: z.literal('owner'), personId: id.nullable() }),
  z.object({ kind: z.literal('due'), dueOn: instant.multipleOf(86_400_000).nullable() }),
  z.object({ kind: z.literal('urgent'), urgent: z.boolean() }),
  /** null wakes it */
  z.object({ kind: z.literal('snooze'), until: instant.nullable() }),
  z.object({ kind: z.literal('put-away'), where: z.enum(['trash', 'junk']).nullable() }),
  z.object({ kind: z.literal('label'), labelId: id, on: z.boolean() }),
])
export type Deed = z.infer<typeof deed>
