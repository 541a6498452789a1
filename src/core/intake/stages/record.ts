import { groupBy } from '../../../shared/group-by'
import { blockOf, hold, readRules, type Held } from '../../blocking'
import { addContact } from '../../contacts'
import type { EngineContext } from '../../context'
import { begin, blockedReason, faxReason, placeFax, placeMails, refreshConversations, type NewMail, type PlacedMail } from '../../conversations'
import { confirmSent, reportedMessage, takeReport, type Reported } from '../../outbox'
import { dropEntries, reindexMessages } from '../../store/search-index'
import type { WriteTx } from '../../store/store'
import { cameIn, type CameIn } from '../../work'
import type { Arriving, Content } from '../arriving'
import { faxPartyOf, isFiledAsFax } from '../clues'
import { placeInJunk } from '../place-in-junk'
import { knownMessages, type KnownMessage } from '../known'
import { ownMails } from '../own-mail'
import { attachmentRows, messageRow, saveArrivals, underWay } from '../rows'
import { insertGathered, isWaiting, noRows, type GatheredRows } from '../gathered-rows'
import { standings, type Standing } from '../same-message'

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
 * itself as `recorded`. Bytes that were recorded in the meantime make a duplicate, as does the same mail in other bytes.
 */
export async function record(tx: WriteTx, batch: readonly Arriving[], context: EngineContext): Promise<Recorded[]> {
  const known = await knownMessages(tx, batch.map((arriving) => arriving.sha256 ?? ''))
  const own = await ownMails(tx, batch)
  const going = withIds(batch, known, own, context)
  const standing = await standings(tx, going)
  const reports = await reportsOf(tx, going)
  const blocked = await blockedOf(tx, going, reports)
  const mails = going.flatMap((one) => newMail(one, standing.get(one.arriving), reports.get(one.arriving), blocked.has(one.arriving)))
  const { placed, changed, merged } = await placeMails(tx, context.ids, context.clock.now(), mails)
  const done: Recorded[] = []
  const rows = noRows()
  for (const arriving of batch) {
    const hash = arriving.sha256 ?? ''
    const before = known.get(hash)
    const one = before ? undefined : going.find((other) => other.arriving === arriving)
    const recorded = one ? await recordOne(tx, rows, one, context, { standing: standing.get(arriving), mail: placed.get(one.messageId), reports: reports.has(arriving), blocked: blocked.has(arriving) }) : duplicateOf(arriving, before)
    if (recorded.outcome === 'recorded') changed.add(recorded.conversationId)
    known.set(hash, { messageId: recorded.messageId, conversationId: recorded.conversationId })
    done.push(recorded)
  }
  await insertGathered(tx, context, rows)
  await hold(tx, context, done.flatMap(({ arriving, outcome, messageId, conversationId }) => heldOf(outcome === 'recorded' ? blocked.get(arriving) : undefined, messageId, conversationId)))
  await endArrivals(tx, done, context.clock.now())
  await cameIn(tx, context, done.flatMap((one) => (blocked.has(one.arriving) ? [] : opening(one, own))))
  await refreshConversations(tx, [...changed])
  for (const reported of reports.values()) await takeReport(tx, reported, context.clock.now())
  const folded = new Map(going.flatMap(({ messageId, content }) => (content.folded ? [[messageId, content.folded]] : [])))
  await reindexMessages(tx, done.filter(({ outcome }) => outcome === 'recorded').map(({ messageId }) => messageId), folded)
  return tellMerged(done, merged)
}

/** A message that is new here and was written to us: not one of ours, not one that was thrown away where it came from. */
function opening({ arriving, outcome, conversationId }: Recorded, own: ReadonlySet<Arriving>): CameIn[] {
  const { content } = arriving
  if (outcome !== 'recorded' || content === null || own.has(arriving) || arriving.hints.trashed) return []
  const automatic = content.channel === 'mail' && (content.automatic !== null || content.announcement !== null)
  return [{ conversationId, at: content.at, automatic }]
}

interface Going {
  readonly arriving: Arriving
  readonly content: Content
  readonly messageId: string
  /** written here, sent by another program */
  readonly own: boolean
}

/** Those that are new by their bytes, each with the id of the message it becomes. */
function withIds(batch: readonly Arriving[], known: ReadonlyMap<string, unknown>, own: ReadonlySet<Arriving>, { ids }: EngineContext): readonly Going[] {
  const hashes = new Set(known.keys())
  return batch.flatMap((arriving) => {
    const hash = arriving.sha256 ?? ''
    if (hashes.has(hash)) return []
    hashes.add(hash)
    return [{ arriving, content: arriving.content as Content, messageId: ids.next(), own: own.has(arriving) }]
  })
}

/** Whose sender is blocked, and by what; not what reports on a message of ours, nor what a person filed. */
async function blockedOf(tx: WriteTx, going: readonly Going[], reports: ReadonlyMap<Arriving, Reported>): Promise<ReadonlyMap<Arriving, string>> {
  const found = new Map<Arriving, string>()
  const rules = await readRules(tx)
  for (const { arriving, content, own } of rules.length === 0 ? [] : going) {
    if (own || arriving.assignedTo !== null || arriving.hints.trashed === true || reports.has(arriving)) continue
    const by = blockOf(rules, { address: content.from?.address ?? '', faxNumber: content.faxNumber, faxName: isFiledAsFax(content) ? (content.announcement?.name ?? '') : '' })
    if (by !== null) found.set(arriving, by)
  }
  return found
}

const heldOf = (blockedId: string | undefined, messageId: string, conversationId: string): Held[] => (blockedId === undefined ? [] : [{ messageId, conversationId, blockedId }])

async function reportsOf(tx: WriteTx, going: readonly Going[]): Promise<ReadonlyMap<Arriving, Reported>> {
  const found = new Map<Arriving, Reported>()
  for (const { arriving, content } of going) {
    const reported = content.report === null ? null : await reportedMessage(tx, content.report)
    if (reported) found.set(arriving, reported)
  }
  return found
}

/** What is placed as a mail: no fax, nothing that a person filed by hand, no copy. */
function newMail({ arriving, content, messageId, own }: Going, standing: Standing | undefined, reported: Reported | undefined, blocked: boolean): NewMail[] {
  if (arriving.assignedTo !== null || isFiledAsFax(content) || standing?.kind === 'copy') return []
  const reportsOn = reported ? { externalId: content.report?.on ?? '', conversationId: reported.row.conversation_id } : null
  return [{ ...content, id: messageId, own, denied: content.warning === 'sender-denied' && !own, blocked, twin: standing?.kind === 'twin', reportsOn }]
}

function duplicateOf(arriving: Arriving, before: KnownMessage | undefined): Recorded {
  return { arriving, outcome: 'duplicate', messageId: before?.messageId ?? '', conversationId: before?.conversationId ?? '', merged: [], pagesToRecognise: 0 }
}

/** Whoever asks for what became of a mail is told where it is now, and what is gone. */
function tellMerged(done: readonly Recorded[], merged: ReadonlyMap<string, string>): Recorded[] {
  const gone = groupBy(merged.keys(), (home) => merged.get(home) ?? '')
  return done.map((one) => {
    const conversationId = merged.get(one.conversationId) ?? one.conversationId
    return { ...one, conversationId, merged: gone.get(conversationId) ?? [] }
  })
}

interface Found {
  readonly standing: Standing | undefined
  readonly mail: PlacedMail | undefined
  /** on a message of ours */
  readonly reports: boolean
  readonly blocked: boolean
}

async function recordOne(tx: WriteTx, rows: GatheredRows, { arriving, content, messageId, own }: Going, context: EngineContext, { standing, mail, reports, blocked }: Found): Promise<Recorded> {
  const { ids } = context
  const now = context.clock.now()
  // These look at messages, and the one they look for may be of this very batch.
  if (standing?.kind === 'copy' || mail === undefined) await insertGathered(tx, context, rows)
  if (standing?.kind === 'copy') return keepCopy(tx, arriving, standing.messageId, own, now)
  const placed = mail ?? (await placeOther(tx, arriving, content, context, now, blocked))
  rows.messages.push(messageRow(messageId, placed, arriving, content, { own, twinOf: standing?.kind === 'twin' ? standing.of : null, receipt: reports && content.automatic === 'receipt' }))
  const mentioned = new Set([content.inReplyTo, ...content.references])
  for (const external_id of mentioned) if (external_id !== null) rows.references.push({ message_id: messageId, external_id })
  const { attachments, pages } = attachmentRows(messageId, content.files, ids)
  rows.attachments.push(...attachments)
  rows.pages.push(...pages)
  return { arriving, outcome: 'recorded', messageId, conversationId: placed.conversationId, merged: [], pagesToRecognise: pages.filter(isWaiting).length }
}

/** The same mail in other bytes: its original is kept beside the first. */
async function keepCopy(tx: WriteTx, arriving: Arriving, messageId: string, own: boolean, now: number): Promise<Recorded> {
  await tx.insertInto('message_copy').values({ sha256: arriving.sha256 ?? '', message_id: messageId, arrival_id: arriving.id, at: now }).execute()
  const { conversation_id, direction } = await tx.selectFrom('message').select(['conversation_id', 'direction']).where('id', '=', messageId).executeTakeFirstOrThrow()
  if (own) await (direction === 'out' ? confirmSent(tx, messageId, now) : makeOwn(tx, messageId, conversation_id))
  return duplicateOf(arriving, { messageId, conversationId: conversation_id })
}

/** A copy to ourselves came first; now it is found where sent mail is kept. */
async function makeOwn(tx: WriteTx, messageId: string, conversationId: string): Promise<void> {
  await dropEntries(tx, [messageId])
  await tx.updateTable('message').set({ direction: 'out', unread: 0 }).where('id', '=', messageId).execute()
  await refreshConversations(tx, [conversationId])
  await reindexMessages(tx, [messageId])
}

async function placeOther(tx: WriteTx, { assignedTo }: Arriving, content: Content, context: EngineContext, now: number, blocked: boolean): Promise<PlacedMail> {
  const { ids } = context
  const request = { subject: content.subject, channel: content.channel, at: content.at, now }
  if (assignedTo === null && blocked) return { ...(await placeInJunk(tx, ids, { ...request, party: faxPartyOf(content) })), reasons: [blockedReason], topic: null }
  if (assignedTo === null) return { ...(await placeFax(tx, ids, { ...request, party: faxPartyOf(content) })), reasons: [faxReason(content.faxNumber)], topic: null }
  const byHand = { reasons: [{ rule: 'by-hand' as const, what: '' }], topic: null }
  const chosen = await tx.selectFrom('conversation').select(['id', 'contact_id']).where('id', '=', assignedTo).executeTakeFirst()
  if (chosen) return { conversationId: chosen.id, contactId: chosen.contact_id, ...byHand }
  const contactId = await addContact(tx, ids, now, null)
  return { conversationId: await begin(tx, ids, contactId, request), contactId, ...byHand }
}

async function endArrivals(tx: WriteTx, done: readonly Recorded[], now: number): Promise<void> {
  await saveArrivals(tx, done.map(({ arriving, outcome, messageId }) => ({ arriving, state: { ...underWay, stage: 'recorded' as const, outcome, message_id: messageId } })), now)
}
