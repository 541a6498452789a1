import { z } from 'zod'
import { id, instant } from './ids'
import { personMark } from './person'

/** By what a sender is blocked: a mail address, a whole domain with all below it, a fax number, the name of a fax machine (CSID). */
export const blockedKind = z.enum(['email', 'domain', 'fax', 'fax-name'])
export type BlockedKind = z.infer<typeof blockedKind>

/** What says on a message that it went to junk because its sender is blocked. */
export const blockedMark = z.object({ id, kind: blockedKind, value: z.string(), /** the sender is blocked no more */ lifted: z.boolean() })
export type BlockedMark = z.infer<typeof blockedMark>

export const blockedSender = z.object({
  id,
  kind: blockedKind,
  value: z.string(),
  at: instant,
  /** who blocked it; null where nobody had said who sits at the desk */
  person: personMark.nullable(),
  /** messages that went to junk since */
  held: z.number().int(),
})
export type BlockedSender = z.infer<typeof blockedSender>
