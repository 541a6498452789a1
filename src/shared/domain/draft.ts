import { z } from 'zod'
import { id, instant } from './ids'
import { identityId } from './identity'

/** How a message is taken up: its sender is answered, all who got it are, or it is passed on to others. */
export const how = z.enum(['reply', 'all', 'forward'])
export type How = z.infer<typeof how>

/** What a draft is for: an answer, a message passed on, or the first of a conversation. */
export const draftIntent = z.enum(['reply', 'forward', 'new'])
export type DraftIntent = z.infer<typeof draftIntent>

/** Addresses are kept as typed, comma separated: a half-typed address must survive a crash as it is. */
export const draft = z.object({
  id,
  conversationId: id,
  intent: draftIntent,
  /** the message it answers or passes on; null for a fresh one */
  replyTo: id.nullable(),
  /** under whose name it goes; null: as new messages do */
  identity: identityId.nullable(),
  to: z.string(),
  cc: z.string(),
  /** recipients that no other sees */
  bcc: z.string(),
  subject: z.string(),
  text: z.string(),
  /** the words with their formatting, as JSON of domain/formatted; null: plain text */
  formatted: z.string().nullable(),
  attachments: z.array(z.object({ id, name: z.string(), mediaType: z.string(), size: z.number().int(), contentId: z.string().nullable() })),
  updatedAt: instant,
})
export type Draft = z.infer<typeof draft>

/** What an answer is begun with that is asked for with one click. */
export type Beginning = Pick<Draft, 'subject' | 'text'>
