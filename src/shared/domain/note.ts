import { z } from 'zod'
import { id, instant } from './ids'
import { personMark } from './person'

/** What a note has beside its text: who wrote it, and whom it names. */
export const note = z.object({
  /** null where nobody had said who sits at the desk */
  author: personMark.nullable(),
  editedAt: instant.nullable(),
  mentions: z.array(personMark.extend({ seenAt: instant.nullable() })),
})
export type Note = z.infer<typeof note>

/** A line of the checklist of a conversation. */
export const checklistItem = z.object({ id, text: z.string(), doneAt: instant.nullable(), doneBy: personMark.nullable() })
export type ChecklistItem = z.infer<typeof checklistItem>
