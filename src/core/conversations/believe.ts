import type { MailAddress } from '../../shared/domain/message'
import type { Reason } from '../../shared/domain/reason'
import { fail, ok } from '../../shared/result'
import { addContact, dropUnknownContact, learnNames, whoWrote, writerName } from '../contacts'
import type { EngineContext } from '../context'
import { recordChange, type Undoer } from '../history'
import { reindexMessages } from '../store/search-index'
import type { ReadTx, WriteTx } from '../store/store'
import type { MessageTable } from '../store/tables'
import { marksIn } from './marks'
import { namesOf } from './near'
import { begin } from './place'
import { byHand, deniedReason } from './reasons'
import { refreshConversations } from './refresh'

/** The conversation into which a mail would have come if it were from whom it names. */
export interface Claimed {
  readonly conversationId: string
  readonly subject: string
}

/** Null: it belongs nowhere, or nothing is said against it. */
export async function claimedBy(tx: ReadTx, messageId: string): Promise<Claimed | null> {
  const row = await deniedMail(tx, messageId)
  return row ? claimOf(tx, row) : null
}

const deniedMail = (tx: ReadTx, id: string): Promise<MessageTable | undefined> => tx.selectFrom('message').selectAll().where('id', '=', id).where('warning', '=', 'sender-denied').executeTakeFirst()

async function claimOf(tx: ReadTx, row: MessageTable): Promise<Claimed | null> {
  const names = namesOf(row.in_reply_to, JSON.parse(row.references_json) as string[])
  const told = names.length === 0 ? [] : await tx.selectFrom('message').select(['external_id', 'conversation_id']).where('external_id', 'in', names).where('twin_of', 'is', null).where('warning', 'is', null).execute()
  const nearest = names.map((name) => told.find(({ external_id }) => external_id === name)).find((one) => one !== undefined)
  const marks = marksIn(row.subject, (JSON.parse(row.to_json) as MailAddress[]).map(({ address }) => address))
  const home = tx.selectFrom('conversation').select(['id', 'subject'])
  const found = nearest ? await home.where('id', '=', nearest.conversation_id).executeTakeFirst() : marks.length > 0 ? await home.where('mark', 'in', marks).limit(1).executeTakeFirst() : undefined
  return found && found.id !== row.conversation_id ? { conversationId: found.id, subject: found.subject } : null
}

/** What `believe` changed; where it stayed in its conversation, that became its sender's. */
interface BelievedChange {
  readonly from: string
  readonly to: string
  /** signs by which its sender is told from now on, where the address is nobody's; an earlier version learned none */
  readonly learned?: readonly string[]
}

/** A person says that the sender is genuine: the mail goes where it belongs, and under its sender's name. Null: nothing speaks against it. */
export async function believe(tx: WriteTx, context: EngineContext, messageId: string): Promise<{ readonly change: BelievedChange; readonly changeId: string } | null> {
  const row = await deniedMail(tx, messageId)
  if (!row) return null
  const party = { kind: 'email' as const, value: row.from_address.trim().toLowerCase(), name: row.from_name }
  const told = party.value === '' ? null : await whoWrote(tx, party)
  const contactId = told === null ? row.contact_id : (told.contactId ?? (await addContact(tx, context.ids, context.clock.now(), party)))
  const learned = told?.learns && contactId !== null ? await learnNames(tx, context.ids, context.clock.now(), [{ contactId, text: writerName(party.name), via: party.value }]) : []
  const to = (await claimOf(tx, row))?.conversationId ?? row.conversation_id
  const change: BelievedChange = { from: row.conversation_id, to, learned }
  const changeId = await recordChange(tx, context, { kind: 'sender-believed', conversationId: to, messageId, detail: { address: row.from_address }, undo: change })
  if (to === row.conversation_id && contactId !== null) await tx.updateTable('conversation').set({ contact_id: contactId }).where('id', '=', to).execute()
  await stand(tx, row, to, { contact_id: contactId, warning: null, reasons: [byHand] })
  return { change, changeId }
}

type Standing = Pick<MessageTable, 'contact_id' | 'warning'> & { readonly reasons: readonly Reason[] }

async function stand(tx: WriteTx, row: MessageTable, home: string, { reasons, ...standing }: Standing): Promise<void> {
  await tx.updateTable('message').set({ ...standing, reasons_json: JSON.stringify(reasons), conversation_id: home, touched: 1 }).where('id', '=', row.id).execute()
  // An answer that was begun goes where its message goes.
  await tx.updateTable('draft').set({ conversation_id: home }).where('reply_to', '=', row.id).execute()
  await refreshConversations(tx, [row.conversation_id, home])
  if (row.contact_id !== null) await dropUnknownContact(tx, row.contact_id)
  await reindexMessages(tx, [row.id])
}

/** The mail stands by itself again, under nobody's name; not where somebody has moved it since. */
export const disbelieve =
  ({ ids, clock }: EngineContext): Undoer =>
  async (tx, { messageId, undo }) => {
    const { from, to, learned = [] } = undo as BelievedChange
    const row = await tx.selectFrom('message').selectAll().where('id', '=', messageId ?? '').executeTakeFirst()
    if (!row || row.conversation_id !== to || row.warning !== null) return fail('change-outdated')
    const contactId = await addContact(tx, ids, clock.now(), null)
    if (learned.length > 0) await tx.deleteFrom('contact_sign').where('id', 'in', learned).execute()
    if (from === to) await tx.updateTable('conversation').set({ contact_id: contactId }).where('id', '=', to).execute()
    const home = from === to ? to : await begin(tx, ids, contactId, { subject: row.subject, channel: 'mail', at: row.at, now: clock.now() })
    await stand(tx, row, home, { contact_id: contactId, warning: 'sender-denied', reasons: [deniedReason] })
    return ok({ kinds: ['conversation', 'message', 'draft'], ids: [to, home] })
  }
