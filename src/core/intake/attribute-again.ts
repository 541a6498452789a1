import type { Field, FieldName, TransmitLine } from '../../shared/domain/fax'
import type { Reason } from '../../shared/domain/reason'
import { blockOf, hold, readRules } from '../blocking'
import { addAddress, whoSent, type Told } from '../contacts'
import type { EngineContext } from '../context'
import { blockedReason, faxReason, placeFax, refreshConversations, taughtReason, wasFiled } from '../conversations'
import { faxPages, recordOf } from '../fax'
import { saveFields } from '../fields'
import { placeInJunk } from './place-in-junk'
import { reindexMessages } from '../store/search-index'
import type { WriteTx } from '../store/store'

/**
 * After the last page of a fax was read: its transmit lines and its text tell sender and subject. The message moves by itself only while
 * nobody has read, answered or moved it. Answers every conversation that changed.
 */
export async function attributeAgain(tx: WriteTx, messageId: string, context: EngineContext): Promise<string[]> {
  const message = await tx
    .selectFrom('message')
    .select(['id', 'conversation_id', 'contact_id', 'channel', 'direction', 'fax_number', 'subject', 'touched', 'at', 'reasons_json'])
    .where('id', '=', messageId)
    .executeTakeFirst()
  if (!message) return []
  const changed = new Set([message.conversation_id])
  if (message.channel === 'fax' && message.direction === 'in') {
    const fields = await saveFields(tx, messageId)
    const subject = message.subject || valueOf(fields, 'subject').slice(0, longestSubject)
    let home = message.conversation_id
    const record = await recordOfFax(tx, messageId)
    const sender = message.fax_number ? null : senderOf(record, fields)
    const blockedId = message.touched === 0 ? blockOf(await readRules(tx), { address: '', faxNumber: message.fax_number ?? sender?.number ?? null, faxName: record?.senderName ?? '' }) : null
    if (sender) await tx.updateTable('message').set({ fax_number: sender.number, from_name: sender.name }).where('id', '=', messageId).execute()
    const told = await whoSent(tx, { number: sender?.number ?? message.fax_number, station: record?.senderName ?? null, letterhead: valueOf(fields, 'senderCompany') || null })
    if (blockedId !== null) home = await toJunk(tx, { ...message, subject }, sender, blockedId, context)
    // Whose its number is was known when it came in; only what somebody taught of its pages says more.
    else if (sender || told.sign !== null) home = await move(tx, { ...message, subject }, sender, told, context)
    if (subject !== message.subject) await nameConversation(tx, messageId, home, subject)
    changed.add(home)
  }
  await refreshConversations(tx, [...changed])
  await reindexMessages(tx, [messageId])
  return [...changed]
}

interface Sender {
  readonly number: string
  readonly name: string
}

async function recordOfFax(tx: WriteTx, messageId: string): Promise<TransmitLine | null> {
  const pages = (await faxPages(tx, [messageId])).get(messageId) ?? []
  return recordOf(pages.map(({ line }) => line))
}

/** A subject longer than this is a paragraph. */
const longestSubject = 120
/** Only a number read this surely may bring a fax to somebody by itself. */
const sureNumber = 75

const valueOf = (fields: readonly Field[], name: FieldName): string => fields.find((field) => field.name === name)?.value ?? ''

/** Who sent it, as its machine says; what the letter says itself stands in where the machine is silent. */
function senderOf(record: TransmitLine | null, fields: readonly Field[]): Sender | null {
  const company = valueOf(fields, 'senderCompany')
  if (record?.senderNumber) return { number: record.senderNumber, name: record.senderName ?? company }
  const number = fields.find(({ name, confidence }) => name === 'senderFax' && confidence >= sureNumber)
  return number === undefined ? null : { number: number.value, name: company }
}

async function nameConversation(tx: WriteTx, messageId: string, conversationId: string, subject: string): Promise<void> {
  await tx.updateTable('message').set({ subject }).where('id', '=', messageId).execute()
  await tx.updateTable('conversation').set({ subject }).where('id', '=', conversationId).where('subject', '=', '').execute()
}

/** Its machine has told who sent it, and that sender is blocked. */
async function toJunk(tx: WriteTx, message: Movable & { readonly fax_number: string | null }, sender: Sender | null, blockedId: string, context: EngineContext): Promise<string> {
  const known = await tx.selectFrom('blocked_message').select('message_id').where('message_id', '=', message.id).executeTakeFirst()
  if (known) return message.conversation_id
  const number = message.fax_number ?? sender?.number ?? null
  const party = number === null ? null : { kind: 'fax' as const, value: number, name: sender?.name ?? '' }
  const { conversationId, contactId } = await placeInJunk(tx, context.ids, { party, subject: message.subject, channel: 'fax', at: message.at, now: context.clock.now() })
  await tx.updateTable('message').set({ conversation_id: conversationId, contact_id: contactId, reasons_json: JSON.stringify([blockedReason]) }).where('id', '=', message.id).execute()
  await tx.updateTable('draft').set({ conversation_id: conversationId }).where('reply_to', '=', message.id).execute()
  await hold(tx, context, [{ messageId: message.id, conversationId, blockedId }])
  return conversationId
}

interface Movable {
  readonly id: string
  readonly conversation_id: string
  readonly contact_id: string | null
  readonly fax_number: string | null
  readonly subject: string
  readonly at: number
  readonly touched: number
  readonly reasons_json: string
}

/**
 * To the sender's conversation where there is one, unless a person has opened or filed the message meanwhile: it must not go from
 * under the eyes. Where there is none, the contact that was nobody so far gets number and name, opened or not.
 */
async function move(tx: WriteTx, message: Movable, sender: Sender | null, told: Told, context: EngineContext): Promise<string> {
  const number = sender?.number ?? message.fax_number
  const party = number === null ? null : ({ kind: 'fax', value: number, name: sender?.name ?? '' } as const)
  if (told.contactId === null) {
    if (party && message.contact_id && (message.touched === 0 || (await isNobody(tx, message.contact_id)))) await addAddress(tx, context.ids, message.contact_id, party)
    return message.conversation_id
  }
  const wasPut = message.touched !== 0 || (told.sign !== null && (JSON.parse(message.reasons_json) as Reason[]).some(wasFiled))
  if (told.contactId === message.contact_id || wasPut) return message.conversation_id
  const now = context.clock.now()
  const placed = await placeFax(tx, context.ids, { party, contactId: told.contactId, subject: message.subject, channel: 'fax', at: message.at, now })
  await tx
    .updateTable('message')
    .set({ conversation_id: placed.conversationId, contact_id: told.contactId, reasons_json: JSON.stringify([told.sign ? taughtReason(told.sign.text) : faxReason(number)]) })
    .where('id', '=', message.id)
    .execute()
  // An answer that was begun goes where the message goes.
  await tx.updateTable('draft').set({ conversation_id: placed.conversationId }).where('reply_to', '=', message.id).execute()
  return placed.conversationId
}

/** Whether nothing is known of a contact; one that a person filed the fax under is somebody. */
async function isNobody(tx: WriteTx, contactId: string): Promise<boolean> {
  const address = await tx.selectFrom('contact_address').select('id').where('contact_id', '=', contactId).limit(1).executeTakeFirst()
  return address === undefined
}
