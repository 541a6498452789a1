import type { MailAddress } from '../../shared/domain/message'
import type { ReadTx } from '../store/store'
import type { MessageTable } from '../store/tables'
import type { Answered } from './fresh-draft'

export interface MessageToAnswer {
  readonly id: string
  readonly conversationId: string
  readonly message: Answered
}

/** The newest that came in; where nothing came in yet, the newest of all. */
export async function newestToAnswer(tx: ReadTx, conversationId: string): Promise<MessageToAnswer | null> {
  const newest = tx.selectFrom('message').selectAll().where('conversation_id', '=', conversationId).where('channel', '!=', 'internal').orderBy('at', 'desc').orderBy('id', 'desc').limit(1)
  const row = (await newest.where('direction', '=', 'in').executeTakeFirst()) ?? (await newest.executeTakeFirst())
  return row ? toAnswered(tx, row) : null
}

/** Null for a note as well: what is written among ourselves is neither answered nor passed on. */
export async function messageToAnswer(tx: ReadTx, messageId: string): Promise<MessageToAnswer | null> {
  const row = await tx.selectFrom('message').selectAll().where('id', '=', messageId).executeTakeFirst()
  return row && row.channel !== 'internal' ? toAnswered(tx, row) : null
}

async function toAnswered(tx: ReadTx, row: MessageTable): Promise<MessageToAnswer> {
  const name = row.from_name === '' && row.channel === 'fax' ? await nameOf(tx, row.contact_id) : row.from_name
  return {
    id: row.id,
    conversationId: row.conversation_id,
    message: {
      channel: row.channel === 'fax' ? 'fax' : 'mail',
      direction: row.direction,
      at: row.at,
      from: { name, address: row.from_address },
      faxNumber: row.fax_number,
      replyTo: JSON.parse(row.reply_to_json) as MailAddress[],
      to: JSON.parse(row.to_json) as MailAddress[],
      cc: JSON.parse(row.cc_json) as MailAddress[],
      subject: row.subject,
      text: row.text,
    },
  }
}

/** Who a fax is from was read from its pages: its contact has the name. */
async function nameOf(tx: ReadTx, contactId: string | null): Promise<string> {
  if (contactId === null) return ''
  const row = await tx.selectFrom('contact').select('name').where('id', '=', contactId).executeTakeFirst()
  return row?.name ?? ''
}

export async function emailOf(tx: ReadTx, contactId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('contact_address')
    .select('value')
    .where('contact_id', '=', contactId)
    .where('kind', '=', 'email')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.value ?? null
}
