import type { MailAddress } from '../../shared/domain/message'
import { inBatches } from '../store/in-batches'
import { reindexContact } from '../store/search-index'
import type { ReadTx, WriteTx } from '../store/store'
import { handOver, type Share } from './hand-over'
import { sortContacts } from './sorting'

export interface Address {
  readonly id: string
  readonly kind: string
  readonly value: string
}

/**
 * These addresses become a contact of their own (`toId`, which is there already): with all that was written or faxed from them, or
 * written to them, and the conversations in which nothing of the first is left.
 */
export async function splitContact(tx: WriteTx, fromId: string, toId: string, addresses: readonly Address[]): Promise<void> {
  const messages = await messagesOf(tx, fromId, addresses)
  await handOver(tx, fromId, toId, { messages, addresses: addresses.map(({ id }) => id), signs: await signsAt(tx, fromId, addresses) })
  await handOver(tx, fromId, toId, { conversations: await leftBehind(tx, fromId, messages) })
  await sortContacts(tx, [fromId, toId])
  await reindexContact(tx, toId)
}

/** The conversations of a contact that hold these messages and nothing that is still its own. */
export async function leftBehind(tx: ReadTx, contactId: string, messageIds: readonly string[]): Promise<string[]> {
  const found = new Set<string>()
  for (const part of inBatches(messageIds)) {
    const rows = await tx
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
      .select('conversation.id')
      .where('message.id', 'in', part)
      .where('conversation.contact_id', '=', contactId)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('message as own').select('own.id').whereRef('own.conversation_id', '=', 'conversation.id').where('own.contact_id', '=', contactId).where('own.direction', '=', 'in'))),
      )
      .distinct()
      .execute()
    for (const { id } of rows) found.add(id)
  }
  return [...found]
}

async function messagesOf(tx: ReadTx, contactId: string, addresses: readonly Address[]): Promise<string[]> {
  const valuesOf = (kind: string): Set<string> => new Set(addresses.filter((address) => address.kind === kind).map(({ value }) => value))
  const [emails, numbers] = [valuesOf('email'), valuesOf('fax')]
  const rows = await tx.selectFrom('message').select(['id', 'direction', 'from_address', 'fax_number', 'to_json']).where('contact_id', '=', contactId).execute()
  return rows
    .filter((row) => {
      if (row.fax_number !== null && numbers.has(row.fax_number)) return true
      if (row.direction !== 'out') return emails.has(row.from_address.trim().toLowerCase())
      return emails.has((JSON.parse(row.to_json) as MailAddress[])[0]?.address.toLowerCase() ?? '')
    })
    .map(({ id }) => id)
}

async function signsAt(tx: ReadTx, contactId: string, addresses: readonly Address[]): Promise<Share['signs']> {
  const telling = addresses.filter(({ kind }) => kind === 'fax' || kind === 'email').map(({ value }) => value)
  if (telling.length === 0) return []
  return (await tx.selectFrom('contact_sign').select('id').where('contact_id', '=', contactId).where('via', 'in', telling).execute()).map(({ id }) => id)
}
