import { z } from 'zod'
import { id, instant } from './ids'
import { box, page } from './page'

/** `customer`: the number under which one side knows the other; `iban`: a bank account. */
export const addressKind = z.enum(['email', 'fax', 'phone', 'web', 'customer', 'iban'])
export type AddressKind = z.infer<typeof addressKind>

/** Those by which somebody is told who writes or faxes: each belongs to one contact. */
export const tellingKinds: readonly AddressKind[] = ['email', 'fax']

/** Where an address comes from: its owner wrote or faxed from it, we wrote to it, it stood on a letterhead, somebody typed it in, said whose messages from it are, or it came in a file. */
export const addressOrigin = z.enum(['wrote', 'written', 'letterhead', 'entered', 'taught', 'imported'])
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

/** What tells a fax beside its number: the firm on its letterhead, or the name that its machine stamps (CSID, ITU-T T.30); of a mail the name before its address. */
export const signKind = z.enum(['letterhead', 'station', 'name'])
export type SignKind = z.infer<typeof signKind>

/** A sign that somebody taught, or a name that was learned at an address that is nobody's: what bears it is this contact's. */
export const contactSign = z.object({
  id,
  kind: signKind,
  text: z.string(),
  /** the fax number (E.164) or e-mail address with which it tells; empty: of faxes without a number */
  via: z.string(),
  at: instant,
  /** who taught it; empty where nobody did, or had said who sits at the desk */
  person: z.string(),
})
export type ContactSign = z.infer<typeof contactSign>

/** One row of the list of contacts. */
export const contactRow = z.object({
  id,
  /** empty where nothing but an address is known */
  name: z.string(),
  /** those by which it is reached best, at most three */
  addresses: z.array(contactAddress.pick({ kind: true, value: true })),
  conversations: z.number().int(),
  /** names of those it belongs to */
  organisations: z.array(z.string()),
})
export type ContactRow = z.infer<typeof contactRow>

/** Another contact as it is named on a contact's page. */
export const contactCard = contactRow.pick({ id: true, name: true, addresses: true })
export type ContactCard = z.infer<typeof contactCard>

/** What decides whose a message is; see core/contacts/tell.ts and tell-writer.ts. `by-hand`: a person said it of this very message. */
export const tellingRule = z.enum(['number-letterhead', 'number-station', 'number', 'station', 'letterhead', 'email', 'email-name', 'by-hand', 'nothing'])
export type TellingRule = z.infer<typeof tellingRule>
