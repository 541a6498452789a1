import type { MailAddress } from '../../shared/domain/message'
import { formatAddresses } from '../composing'
import type { ReadTx } from '../store/store'
import type { MessageTable, OutgoingTable } from '../store/tables'

/** What is known of an outgoing message beside the message; one that was sent by another program has none of it. */
export async function readOutgoingRow(tx: ReadTx, messageId: string): Promise<OutgoingTable> {
  const row = await tx.selectFrom('outgoing').selectAll().where('message_id', '=', messageId).executeTakeFirst()
  return row ?? { message_id: messageId, intent: 'reply', answers: null, bcc_json: '[]', send_at: null, formatted_json: null, arrived_json: null }
}

const addressesOf = (json: string): readonly MailAddress[] => JSON.parse(json) as MailAddress[]

export const bccLine = (outgoing: OutgoingTable): string => formatAddresses(addressesOf(outgoing.bcc_json))

/** All who get the mail, each once: To, Cc, and those whom no header names. */
export function recipientsOf(row: Pick<MessageTable, 'to_json' | 'cc_json'>, outgoing: Pick<OutgoingTable, 'bcc_json'>): string[] {
  const all = [row.to_json, row.cc_json, outgoing.bcc_json].flatMap(addressesOf)
  return [...new Map(all.map(({ address }) => [address.toLowerCase(), address])).values()]
}
