import type { MailAddress } from '../../shared/domain/message'
import { addAddress, addContact, dropUnknownContact, findContact, type Party } from '../contacts'
import type { EngineContext } from '../context'
import type { WriteTx } from '../store/store'

interface Begun {
  readonly conversationId: string
  readonly contactId: string
  readonly subject: string
  readonly to: readonly MailAddress[]
  readonly now: number
}

/** The first message of a conversation says whose it is: its first recipient's. Answers the contact. */
export async function nameConversation(tx: WriteTx, ids: EngineContext['ids'], { conversationId, contactId, subject, to, now }: Begun): Promise<string> {
  const [first] = to
  const party: Party | null = first ? { kind: 'email', value: first.address.toLowerCase(), name: first.name } : null
  const known = party && (await findContact(tx, party))
  const unknown = (await tx.selectFrom('contact_address').select('id').where('contact_id', '=', contactId).limit(1).executeTakeFirst()) === undefined
  const owner = known ?? (unknown ? contactId : await addContact(tx, ids, now, null))
  if (party) await addAddress(tx, ids, owner, party, 'written')
  await tx.updateTable('conversation').set({ contact_id: owner, subject }).where('id', '=', conversationId).execute()
  if (owner !== contactId) await dropUnknownContact(tx, contactId)
  return owner
}
