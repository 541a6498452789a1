import { z } from 'zod'
import { addressKind, addressOrigin, addressProposal, contactAddress, contactCard, contactRow, contactSign, tellingRule } from '../domain/contact'
import { conversationRow } from '../domain/conversation'
import { id, instant } from '../domain/ids'
import { call } from './call'

/** An address as it is typed: what it must be is checked by its kind. */
const typed = z.string().max(320)

/** `changeId` takes it back (`history.undo`); null where nothing had to be changed. */
const done = z.object({ changeId: id.nullable() })

/** A contact that is there, or a new one of this name. */
const namedOrKnown = z.union([z.object({ id }), z.object({ name: z.string().max(200) })])

/** What the other one is to a contact. */
const belonging = z.enum(['member', 'organisation'])

/** Where a page of the list ended. */
const afterContact = z.object({ sort: z.string(), id })

/** What is to be learned of whose a message is: nothing, what its number or address tells, or what a sign on it tells. */
export const mendScope = z.enum(['message', 'address', 'letterhead', 'station', 'name'])
export type MendScope = z.infer<typeof mendScope>

/** Why a message is this contact's, and what it bears that could tell. */
const sender = z.object({
  contact: z.object({ id, name: z.string() }),
  rule: tellingRule,
  /** the sign that decided: a number, an address, a name */
  what: z.string(),
  /** who taught it and when; null where nobody had to */
  taught: z.object({ at: instant, person: z.string() }).nullable(),
  /** fax number (E.164) or e-mail address that it came from; empty where it tells none */
  address: z.string(),
  letterhead: z.string(),
  station: z.string(),
  /** before the e-mail address */
  name: z.string(),
  /** what can be learned from mending it, the most fitting first, with how many messages go along */
  scopes: z.array(z.object({ scope: mendScope, messages: z.number().int() })),
})

export const contactCalls = {
  'contacts.list': call(
    () => z.object({ query: z.string().max(200), limit: z.number().int().min(1).max(200), after: afterContact.nullable() }),
    () => z.object({ rows: z.array(contactRow), next: afterContact.nullable() }),
  ),
  'contact.add': call(() => z.object({ name: z.string().max(200) }), () => z.object({ id, changeId: id })),
  /** Its conversations and its members', newest first. */
  'contact.conversations': call(
    () => z.object({ id, limit: z.number().int().min(1).max(200), before: z.object({ at: instant, id }).nullable() }),
    () => z.object({ rows: z.array(conversationRow), next: z.object({ at: instant, id }).nullable() }),
  ),
  /** `members` and `organisations` are the first hundred by name. */
  'contact.get': call(
    () => z.object({ id }),
    () => z.object({ id, name: z.string(), addresses: z.array(contactAddress), signs: z.array(contactSign), members: z.array(contactCard), memberCount: z.number().int(), organisations: z.array(contactCard), organisationCount: z.number().int() }),
  ),
  /** The names under which its latest mails came, where one address has several: with how many, and the latest message of each. */
  'contact.writers': call(() => z.object({ id }), () => z.object({ writers: z.array(z.object({ address: z.string(), name: z.string(), messages: z.number().int(), messageId: id })) })),
  /** What the contact's latest faxes say of how it can be reached, and what it is not known by yet. */
  'contact.proposals': call(() => z.object({ id }), () => z.object({ proposals: z.array(addressProposal) })),
  'contact.rename': call(() => z.object({ id, name: z.string().max(200) }), () => done),
  'contact.addAddress': call(() => z.object({ id, kind: addressKind, value: typed, origin: addressOrigin.extract(['letterhead', 'entered']) }), () => done),
  'contact.removeAddress': call(() => z.object({ id, addressId: id }), () => done),
  /** A proposal that is wrong is not made again. */
  'contact.dismiss': call(() => z.object({ id, kind: addressKind, value: typed }), () => done),
  /** Two contacts are one party: all that is of `from` becomes this one's, and whoever writes or faxes from its addresses is this one. */
  'contact.merge': call(() => z.object({ id, from: id }), () => done),
  /** These addresses are another party: a contact of its own, with all that came from them. */
  'contact.split': call(() => z.object({ id, addressIds: z.array(id).min(1).max(500), name: z.string().max(200) }), () => done.extend({ contactId: id })),
  /** The other one is a member of this contact, or an organisation that it belongs to: one that is there, or a new one of this name. */
  'contact.addMember': call(() => z.object({ id, as: belonging, other: namedOrKnown }), () => done.extend({ contactId: id })),
  'contact.removeMember': call(() => z.object({ id, as: belonging, otherId: id }), () => done),
  'contact.forgetSign': call(() => z.object({ id, signId: id }), () => done),
  'sender.get': call(() => z.object({ messageId: id }), () => sender),
  /** The message, and what bears the same sign, is another's: `to`, or a new contact of this name. What is learned holds for all that comes. */
  'sender.mend': call(
    () => z.object({ messageId: id, to: namedOrKnown, scope: mendScope }),
    () => z.object({ changeId: id.nullable(), contactId: id, conversationId: id }),
  ),
}
