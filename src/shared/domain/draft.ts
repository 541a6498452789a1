import { z } from 'zod'
import { id, instant } from './ids'

/** Addresses are kept as typed, comma separated: a half-typed address must survive a crash as it is. */
export const draft = z.object({
  id,
  conversationId: id,
  /** the message it answers; null for a fresh one */
  replyTo: id.nullable(),
  to: z.string(),
  cc: z.string(),
  subject: z.string(),
  text: z.string(),
  attachments: z.array(z.object({ id, name: z.string(), mediaType: z.string(), size: z.number().int() })),
  updatedAt: instant,
})
export type Draft = z.infer<typeof draft>

/** What an answer is begun with that is asked for with one click. */
export type Beginning = Pick<Draft, 'subject' | 'text'>
