import { z } from 'zod'
import { addressKind, addressOrigin, addressProposal, contactAddress } from '../domain/contact'
import { id } from '../domain/ids'
import { call } from './call'

/** An address as it is typed: what it must be is checked by its kind. */
const typed = z.string().max(320)

/** `changeId` takes it back (`history.undo`); null where nothing had to be changed. */
const done = z.object({ changeId: id.nullable() })

export const contactCalls = {
  'contact.get': call(() => z.object({ id }), () => z.object({ id, name: z.string(), addresses: z.array(contactAddress) })),
  /** What the contact's latest faxes say of how it can be reached, and what it is not known by yet. */
  'contact.proposals': call(() => z.object({ id }), () => z.object({ proposals: z.array(addressProposal) })),
  'contact.rename': call(() => z.object({ id, name: z.string().max(200) }), () => done),
  'contact.addAddress': call(() => z.object({ id, kind: addressKind, value: typed, origin: addressOrigin.extract(['letterhead', 'entered']) }), () => done),
  'contact.removeAddress': call(() => z.object({ id, addressId: id }), () => done),
  /** A proposal that is wrong is not made again. */
  'contact.dismiss': call(() => z.object({ id, kind: addressKind, value: typed }), () => done),
  /** Two contacts are one party: all that is of `from` becomes this one's, and whoever writes or faxes from its addresses is this one. */
  'contact.merge': call(() => z.object({ id, from: id }), () => done),
}
