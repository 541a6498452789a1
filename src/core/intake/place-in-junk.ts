import { junkOf } from '../blocking'
import { addContact, findContact } from '../contacts'
import { begin, type PlaceRequest } from '../conversations'
import type { Ids } from '../ports'
import type { WriteTx } from '../store/store'

/** The faxes of a blocked sender lie together in a conversation of their own, so that nothing else of him or of others goes to junk. */
export async function placeInJunk(tx: WriteTx, ids: Ids, request: PlaceRequest): Promise<{ readonly conversationId: string; readonly contactId: string }> {
  const { party, now } = request
  const contactId = (party && (await findContact(tx, party))) ?? (await addContact(tx, ids, now, party))
  return { conversationId: (await junkOf(tx, contactId)) ?? (await begin(tx, ids, contactId, request)), contactId }
}
