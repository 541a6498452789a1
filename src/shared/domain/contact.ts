import { z } from 'zod'
import { id, instant } from './ids'
import { box, page } from './page'

export const addressKind = z.enum(['email', 'fax', 'phone', 'web'])
export type AddressKind = z.infer<typeof addressKind>

/** Where an address comes from: its owner wrote or faxed from it, we wrote to it, it stood on a letterhead, somebody typed it in. */
export const addressOrigin = z.enum(['wrote', 'written', 'letterhead', 'entered'])
export type AddressOrigin = z.infer<typeof addressOrigin>

export const contactAddress = z.object({ id, kind: addressKind, value: z.string(), origin: addressOrigin })
export type ContactAddress = z.infer<typeof contactAddress>

/** An address that was read from a fax of the contact and is not used before somebody takes it over. */
export const addressProposal = z.object({
  kind: addressKind,
  value: z.string(),
  /** 0..100 */
  confidence: z.number().min(0).max(100),
  messageId: id,
  at: instant,
  /** the page it stands on, its number in the fax from 1, and the place in its upright picture */
  page,
  number: z.number().int().min(1),
  box,
  /** whom it belongs to already */
  owner: z.object({ id, name: z.string() }).nullable(),
})
export type AddressProposal = z.infer<typeof addressProposal>
