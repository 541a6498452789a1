import { addContact } from '../../contacts'
import type { EngineContext } from '../../context'
import { attribute, begin, place, refreshConversations, type Placed } from '../../conversations'
import { addJobs } from '../../jobs'
import { reindexMessages } from '../../store/search-index'
import type { WriteTx } from '../../store/store'
import type { Arriving, Content } from '../arriving'
import { cluesOf } from '../clues'
import { knownMessages } from '../known'
import { attachmentRows, insertPages, messageRow, saveArrivals, underWay } from '../rows'

/** What became of an arrival in the commit. */
export interface Recorded {
  readonly arriving: Arriving
  readonly outcome: 'recorded' | 'duplicate'
  readonly messageId: string
  readonly conversationId: string
  /** conversations that are no more: their messages are in this one now */
  readonly merged: readonly string[]
  readonly pagesToRecognise: number
}

/**
 * One transaction for the whole batch: message, attachments, pages, search entry, recognition jobs, and the arrival
 * itself as `recorded`. Bytes that were recorded in the meantime make a duplicate.
 */
export async function record(tx: WriteTx, batch: readonly Arriving[], context: EngineContext): Promise<Recorded[]> {
  const done: Recorded[] = []
  const touched = new Set<string>()
  /** conversations of this batch that became part of another while it was recorded */
  const merged = new Map<string, string>()
  const known = await knownMessages(
    tx,
    batch.map((arriving) => arriving.sha256 ?? ''),
  )
  for (const arriving of batch) {
    const hash = arriving.sha256 ?? ''
    const before = known.get(hash)
    const recorded = before
      ? { arriving, outcome: 'duplicate' as const, ...before, merged: [], pagesToRecognise: 0 }
      : await recordOne(tx, arriving, context, touched, merged)
    known.set(hash, { messageId: recorded.messageId, conversationId: recorded.conversationId })
    done.push(recorded)
  }
  await endArrivals(tx, done, context.clock.now())
  await refreshConversations(tx, [...touched])
  const fresh = done.filter(({ outcome }) => outcome === 'recorded').map(({ messageId }) => messageId)
  await reindexMessages(tx, fresh)
  return done.map((one) => ({ ...one, conversationId: endOf(merged, one.conversationId) }))
}

function endOf(merged: ReadonlyMap<string, string>, conversationId: string): string {
  const into = merged.get(conversationId)
  return into === undefined ? conversationId : endOf(merged, into)
}

/** The first page of each message goes before the second of any: one with a thousand files makes nobody wait. */
const firstPagePriority = 11

async function recordOne(tx: WriteTx, arriving: Arriving, context: EngineContext, touched: Set<string>, merged: Map<string, string>): Promise<Recorded> {
  const content = arriving.content as Content
  const { ids } = context
  const now = context.clock.now()
  const placed = await placeArriving(tx, arriving, content, context, now)
  touched.add(placed.conversationId)
  for (const gone of placed.merged) {
    touched.add(gone)
    merged.set(gone, placed.conversationId)
  }
  const messageId = ids.next()
  await tx.insertInto('message').values(messageRow(messageId, placed, arriving, content)).execute()
  const mentioned = [...new Set([content.inReplyTo, ...content.references])].filter((id): id is string => id !== null)
  if (mentioned.length > 0) {
    await tx
      .insertInto('mail_reference')
      .values(mentioned.map((external_id) => ({ message_id: messageId, external_id })))
      .execute()
  }
  const rows = attachmentRows(messageId, content.files, ids)
  if (rows.attachments.length > 0) await tx.insertInto('attachment').values(rows.attachments).execute()
  await insertPages(tx, rows.pages)
  const toRecognise = rows.pages.filter((page) => page.recognition === 'waiting')
  await addJobs(tx, ids, toRecognise.map((page, index) => ({ kind: 'recognise', subjectId: page.id, priority: firstPagePriority + index, runAt: now })))
  return { arriving, outcome: 'recorded', messageId, conversationId: placed.conversationId, merged: placed.merged, pagesToRecognise: toRecognise.length }
}

async function placeArriving(tx: WriteTx, arriving: Arriving, content: Content, context: EngineContext, now: number): Promise<Placed> {
  const { ids } = context
  const request = { externalId: content.externalId, subject: content.subject, channel: content.channel, at: content.at, now }
  if (arriving.assignedTo === null) {
    return place(tx, ids, { ...request, attribution: attribute(cluesOf(content)) })
  }
  const chosen = await tx
    .selectFrom('conversation')
    .select(['id', 'contact_id'])
    .where('id', '=', arriving.assignedTo)
    .executeTakeFirst()
  if (chosen) return { conversationId: chosen.id, contactId: chosen.contact_id, merged: [] }
  const contactId = await addContact(tx, ids, now, null)
  return { conversationId: await begin(tx, ids, contactId, request), contactId, merged: [] }
}

async function endArrivals(tx: WriteTx, done: readonly Recorded[], now: number): Promise<void> {
  await saveArrivals(tx, done.map(({ arriving, outcome, messageId }) => ({ arriving, state: { ...underWay, stage: 'recorded' as const, outcome, message_id: messageId } })), now)
}
