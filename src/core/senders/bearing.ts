import type { Announcement } from '../../shared/domain/gateway'
import type { Reason } from '../../shared/domain/reason'
import { writerName } from '../contacts'
import { faxPages, recordOf } from '../fax'
import { inBatches } from '../store/in-batches'
import type { ReadTx } from '../store/store'
import { mailScopes, scopesFor, type Scopes } from './scopes'

/** What an incoming message bears that can tell whose it is; empty where it bears none. */
export interface Bearing {
  readonly id: string
  readonly conversationId: string
  readonly contactId: string
  readonly kind: 'fax' | 'email'
  /** fax number (E.164), or e-mail address in small letters */
  readonly address: string
  readonly letterhead: string
  readonly station: string
  /** before the e-mail address, as it is compared */
  readonly name: string
  readonly reasons: readonly Reason[]
}

/** Null: the message is gone, or is none that came in. */
export async function bearingOf(tx: ReadTx, messageId: string): Promise<Bearing | null> {
  const row = await tx
    .selectFrom('message')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .select(['message.id', 'message.conversation_id', 'message.contact_id', 'conversation.contact_id as home', 'message.channel', 'message.from_name', 'message.from_address', 'message.fax_number', 'message.announcement_json', 'message.reasons_json'])
    .where('message.id', '=', messageId)
    .where('message.direction', '=', 'in')
    .executeTakeFirst()
  if (!row) return null
  const common = { id: row.id, conversationId: row.conversation_id, contactId: row.contact_id ?? row.home, reasons: JSON.parse(row.reasons_json) as Reason[] }
  if (row.channel !== 'fax') return { ...common, kind: 'email', address: row.from_address.trim().toLowerCase(), letterhead: '', station: '', name: writerName(row.from_name) }
  const { letterhead, station } = (await writingOn(tx, [row])).get(row.id) ?? { letterhead: '', station: '' }
  return { ...common, kind: 'fax', address: row.fax_number ?? '', letterhead, station, name: '' }
}

interface Writing {
  readonly letterhead: string
  readonly station: string
}

/** Letterhead and stamped name of faxes. */
async function writingOn(tx: ReadTx, faxes: readonly { readonly id: string; readonly announcement_json: string | null }[]): Promise<ReadonlyMap<string, Writing>> {
  const found = new Map<string, Writing>()
  for (const part of inBatches(faxes)) {
    const ids = part.map(({ id }) => id)
    const firms = new Map((await tx.selectFrom('message_field').select(['message_id', 'value']).where('message_id', 'in', ids).where('name', '=', 'senderCompany').execute()).map((row) => [row.message_id, row.value]))
    const pages = await faxPages(tx, ids)
    for (const { id, announcement_json } of part) {
      const stamped = recordOf((pages.get(id) ?? []).map(({ line }) => line))?.senderName
      const announced = announcement_json === null ? null : (JSON.parse(announcement_json) as Announcement).name
      found.set(id, { letterhead: firms.get(id) ?? '', station: stamped ?? announced ?? '' })
    }
  }
  return found
}

/** For each way of mending which messages go along, and which way is the most fitting. */
export async function scopesOf(tx: ReadTx, bearing: Bearing): Promise<Scopes> {
  const { id, kind, address, contactId } = bearing
  const same = tx.selectFrom('message').select(['id', 'announcement_json', 'from_name', 'from_address']).where('contact_id', '=', contactId).where('direction', '=', 'in')
  if (kind === 'email') {
    const rows = address === '' ? [] : await same.where('channel', '!=', 'fax').execute()
    return mailScopes(bearing, rows.filter((row) => row.from_address.trim().toLowerCase() === address).map((row) => ({ id: row.id, name: row.from_name })))
  }
  const faxes = await same.where('channel', '=', 'fax').where('fax_number', address === '' ? 'is' : '=', address === '' ? null : address).execute()
  const writing = await writingOn(tx, faxes)
  const others = faxes.map((fax) => ({ id: fax.id, ...(writing.get(fax.id) ?? { letterhead: '', station: '' }) }))
  return scopesFor(bearing, others.some((one) => one.id === id) ? others : [...others, { id, letterhead: bearing.letterhead, station: bearing.station }])
}
