import type { Input } from '../../shared/contract'
import { fail, ok, type Result } from '../../shared/result'
import { groupBy } from '../../shared/group-by'
import { oneLine } from '../../shared/text/one-line'
import { dropEmptyContact, dropSignsAt, handOver, leftBehind, restoreSigns, sortContacts, sortOf, teachSign, unteachSign, type Taught } from '../contacts'
import type { EngineContext } from '../context'
import { conversationUndoers, moveMessages } from '../conversations'
import { recordChange, undoChange, type Undoer } from '../history'
import { actorOf } from '../people'
import { inBatches } from '../store/in-batches'
import { reindexMessages } from '../store/search-index'
import type { ContactSignTable } from '../store/contact-tables'
import type { ReadTx, WriteTx } from '../store/store'
import { bearingOf, scopesOf, type Bearing } from './bearing'

interface TaughtAddress {
  readonly id: string
  /** whose it was and why; null where it was nobody's */
  readonly before: { readonly contactId: string; readonly origin: string } | null
}

/** What taking it back needs. */
interface Mending {
  readonly from: { readonly id: string; readonly name: string; readonly created_at: number }
  readonly to: string
  readonly messages: readonly string[]
  readonly conversations: readonly string[]
  readonly address: TaughtAddress | null
  readonly sign: Taught | null
  /** what told by this address before and no longer does; an earlier version left it */
  readonly dropped?: readonly ContactSignTable[]
  /** changes by which messages left conversations in which the first stays */
  readonly moves: readonly string[]
}

export interface Mended {
  readonly contactId: string
  readonly conversationId: string
  /** null where it was so already */
  readonly changeId: string | null
  readonly contacts: readonly string[]
  readonly conversations: readonly string[]
}

/**
 * A message, and what bears the same sign, is another's. What is learned holds from now on. A conversation in which nothing of
 * the first is left becomes the other's; out of one in which something is left faxes go into their own: faxes of one number
 * come together by themselves, and these should not have. Mails stay where their thread is.
 */
export async function mendSender(tx: WriteTx, context: EngineContext, { messageId, to, scope }: Input<'sender.mend'>): Promise<Result<Mended>> {
  const bearing = await bearingOf(tx, messageId)
  const messages = bearing && (await scopesOf(tx, bearing)).get(scope)
  const from = bearing && (await tx.selectFrom('contact').select(['id', 'name', 'created_at']).where('id', '=', bearing.contactId).executeTakeFirst())
  if (!bearing || !from || !messages) return fail('not-found')
  const other = await otherContact(tx, context, to)
  if (!other.ok) return other
  const contactId = other.value
  if (contactId === from.id) return ok({ contactId, conversationId: bearing.conversationId, changeId: null, contacts: [], conversations: [] })

  const address = scope === 'address' ? await teachAddress(tx, context, bearing, contactId) : null
  const dropped = scope === 'address' ? await dropSignsAt(tx, bearing.address, from.id) : []
  const sign = scope === 'letterhead' || scope === 'station' || scope === 'name' ? await teachSign(tx, { id: context.ids.next(), contact_id: contactId, kind: scope, text: bearing[scope], via: bearing.address, at: context.clock.now(), person_id: (await actorOf(tx))?.id ?? null }) : null
  await handOver(tx, from.id, contactId, { messages })
  await tx.updateTable('message').set({ contact_id: contactId, touched: 1 }).where('id', '=', messageId).execute()
  const conversations = await leftBehind(tx, from.id, messages)
  const answers = await answersIn(tx, conversations, from.id)
  await handOver(tx, from.id, contactId, { messages: answers, conversations })
  const moves = await moveOut(tx, context, messages, from.id)
  const allMessages = [...new Set([...messages, messageId, ...answers])]
  await sortContacts(tx, [from.id, contactId])
  await dropEmptyContact(tx, from.id)
  await reindexMessages(tx, allMessages)

  const { conversation_id: conversationId } = await tx.selectFrom('message').select('conversation_id').where('id', '=', messageId).executeTakeFirstOrThrow()
  const undo: Mending = { from, to: contactId, messages: allMessages, conversations, address, sign, dropped, moves: moves.map(({ changeId }) => changeId) }
  const { name } = await tx.selectFrom('contact').select('name').where('id', '=', contactId).executeTakeFirstOrThrow()
  const learned = scope === 'address' ? bearing.address : scope === 'message' ? '' : bearing[scope]
  const changeId = await recordChange(tx, context, { kind: 'sender-mended', contactId, conversationId, messageId, detail: { name: name || learned, before: from.name, sign: learned, count: messages.length }, undo })
  return ok({ contactId, conversationId, changeId, contacts: [from.id, contactId], conversations: [...new Set([bearing.conversationId, conversationId, ...conversations, ...moves.flatMap(({ changed }) => changed)])] })
}

async function otherContact(tx: WriteTx, { ids, clock }: EngineContext, to: Input<'sender.mend'>['to']): Promise<Result<string>> {
  if ('id' in to) return (await tx.selectFrom('contact').select('id').where('id', '=', to.id).executeTakeFirst()) ? ok(to.id) : fail('not-found')
  const name = oneLine(to.name)
  if (name === '') return fail('contact-nameless')
  const id = ids.next()
  await tx.insertInto('contact').values({ id, name, created_at: clock.now(), sort: sortOf(name, '') }).execute()
  return ok(id)
}

/** The number or address is this contact's from now on, whosever it was. */
async function teachAddress(tx: WriteTx, { ids }: EngineContext, { kind, address }: Bearing, contactId: string): Promise<TaughtAddress> {
  const known = await tx.selectFrom('contact_address').select(['id', 'contact_id', 'origin']).where('kind', '=', kind).where('value', '=', address).executeTakeFirst()
  if (known) {
    await tx.updateTable('contact_address').set({ contact_id: contactId, origin: 'taught' }).where('id', '=', known.id).execute()
    return { id: known.id, before: { contactId: known.contact_id, origin: known.origin } }
  }
  const id = ids.next()
  await tx.insertInto('contact_address').values({ id, contact_id: contactId, kind, value: address, origin: 'taught' }).execute()
  return { id, before: null }
}

/** What we wrote in these conversations went to whoever stands in them. */
async function answersIn(tx: ReadTx, conversations: readonly string[], contactId: string): Promise<string[]> {
  const found: string[] = []
  for (const part of inBatches(conversations)) found.push(...(await tx.selectFrom('message').select('id').where('conversation_id', 'in', part).where('contact_id', '=', contactId).where('direction', '=', 'out').execute()).map(({ id }) => id))
  return found
}

interface MovedOut {
  readonly changeId: string
  readonly changed: readonly string[]
}

/** Faxes that stand in a conversation of the first go into one of their own, those of each together. */
async function moveOut(tx: WriteTx, context: EngineContext, messages: readonly string[], from: string): Promise<readonly MovedOut[]> {
  const standing: { readonly id: string; readonly conversation_id: string }[] = []
  for (const part of inBatches(messages)) {
    const rows = tx.selectFrom('message').innerJoin('conversation', 'conversation.id', 'message.conversation_id').select(['message.id', 'message.conversation_id'])
    standing.push(...(await rows.where('message.id', 'in', part).where('message.channel', '=', 'fax').where('conversation.contact_id', '=', from).execute()))
  }
  const moves: MovedOut[] = []
  for (const own of groupBy(standing, ({ conversation_id }) => conversation_id).values()) {
    const moved = await moveMessages(tx, context, own.map(({ id }) => id), null)
    if (moved.ok && moved.value.changeId !== null) moves.push({ changeId: moved.value.changeId, changed: moved.value.changed })
  }
  return moves
}

/** All as it was, and what was learned forgotten; not where the messages have been moved on since. */
export const undoMending =
  (context: EngineContext): Undoer =>
  async (tx, { undo }) => {
    const { from, to, messages, conversations, address, sign, dropped = [], moves } = undo as Mending
    if (!(await isThere(tx, to))) return fail('change-outdated')
    if (!(await isThere(tx, from.id))) await tx.insertInto('contact').values(from).execute()
    const changed: string[] = []
    for (const move of [...moves].reverse()) {
      const undone = await undoChange(tx, conversationUndoers(context), move, context.clock.now())
      if (!undone.ok) return fail('change-outdated')
      changed.push(...undone.value.ids)
    }
    await handOver(tx, to, from.id, { messages, conversations })
    if (address) await untieAddress(tx, address, to)
    if (sign) await unteachSign(tx, sign)
    await restoreSigns(tx, dropped)
    await sortContacts(tx, [from.id, to])
    // A contact that was entered for this has come to nothing.
    await dropEmptyContact(tx, to)
    await reindexMessages(tx, messages)
    return ok({ kinds: ['contact', 'conversation', 'message', 'draft'], ids: [...new Set([...conversations, ...changed])] })
  }

const isThere = async (tx: ReadTx, id: string): Promise<boolean> => (await tx.selectFrom('contact').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

async function untieAddress(tx: WriteTx, { id, before }: TaughtAddress, to: string): Promise<void> {
  const mine = tx.selectFrom('contact_address').select('id').where('id', '=', id).where('contact_id', '=', to)
  if (!(await mine.executeTakeFirst())) return
  if (before !== null && (await isThere(tx, before.contactId))) await tx.updateTable('contact_address').set({ contact_id: before.contactId, origin: before.origin as 'wrote' }).where('id', '=', id).execute()
  else await tx.deleteFrom('contact_address').where('id', '=', id).execute()
}
