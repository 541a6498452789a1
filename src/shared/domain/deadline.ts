import { z } from 'zod'
import { id, instant } from './ids'
import { box, page } from './page'

/** A deadline that a letter sets, with the words that say so; it is due only once somebody takes it over. */
export const deadlineProposal = z.object({
  messageId: id,
  /** the moment of the letter, from which spans count */
  at: instant,
  /** the UTC midnight of a date (shared/day.ts) */
  day: instant,
  /** the words with what stands around them, and where in it they are (UTF-16 offsets) */
  text: z.string(),
  range: z.tuple([z.number().int(), z.number().int()]),
  /** of a fax: the page, its number from 1, and the place in its upright picture */
  place: z.object({ page, number: z.number().int().min(1), box }).nullable(),
})
export type DeadlineProposal = z.infer<typeof deadlineProposal>
