import type { Draft, DraftIntent, How } from '../../shared/domain/draft'
import type { Identity } from '../../shared/domain/identity'
import { fail, ok, type Result } from '../../shared/result'
import { addContact, dropUnknownContact } from '../contacts'
import type { EngineContext } from '../context'
import { begin, ourAddresses, refreshConversations } from '../conversations'
import { readIdentities, readLanguage } from '../settings'
import type { ReadTx, WriteTx } from '../store/store'
import { withoutDoubles } from './addresses'
import { emailOf, messageToAnswer, newestToAnswer, type MessageToAnswer } from './answered'
import { addDraft, openDraftOf, readDraft, type NewAttachment } from './drafts'
import { forwardedFiles } from './forwarded-files'
import { formatAddress, formatAddresses } from './format-address'
import type { Answered, DraftWorld, FreshDraft } from './fresh-draft'
import { senderFor } from './sender'

/** Loaded with the first draft: an engine that starts is not kept waiting for texts and their formatter. */
const beginnings = () => import('./fresh-draft')

/** The open draft of the conversation, the one that is asked for or the newest, or a fresh one. Two windows that ask at once get the same. */
export async function openDraft(context: EngineContext, conversationId: string, draftId: string | undefined): Promise<Result<Draft>> {
  const { freshDraft } = await beginnings()
  return settled(
    context,
    await context.store.write(async (tx) => {
      const asked = draftId === undefined ? null : await readDraft(tx, draftId)
      const existing = asked?.conversationId === conversationId ? asked : await openDraftOf(tx, conversationId)
      if (existing) return { draft: existing, fresh: false }
      const conversation = await tx.selectFrom('conversation').select('contact_id').where('id', '=', conversationId).executeTakeFirst()
      if (!conversation) return null
      const answered = await newestToAnswer(tx, conversationId)
      const world = await worldOf(tx, context, conversation.contact_id, answered?.message ?? null)
      const beginning = { intent: answered ? ('reply' as const) : ('new' as const), replyTo: answered?.id ?? null, files: [] }
      return { draft: await add(tx, context, conversationId, { ...beginning, world, start: freshDraft(answered?.message ?? null, world) }), fresh: true }
    }),
  )
}

/**
 * Takes up one message: answers it, answers all, or passes it on. Where somebody wrote an answer to it already, that goes
 * on, with the others added where all are to have it; what is written for other messages waits beside it.
 */
export async function takeUp(context: EngineContext, messageId: string, how: How): Promise<Result<Draft>> {
  const { freshDraft, recipientsOf } = await beginnings()
  const found = await context.store.read((tx) => messageToAnswer(tx, messageId))
  if (!found) return fail('not-found')
  const files = how === 'forward' ? await forwardedFiles(context, found.conversationId, messageId) : ok([])
  if (!files.ok) return files
  return settled(
    context,
    await context.store.write(async (tx) => {
      const answered = await messageToAnswer(tx, messageId)
      if (!answered) return null
      const { contact_id } = await tx.selectFrom('conversation').select('contact_id').where('id', '=', answered.conversationId).executeTakeFirstOrThrow()
      const world = await worldOf(tx, context, contact_id, answered.message)
      const intent = how === 'forward' ? 'forward' : 'reply'
      const begun = await begunFor(tx, answered, intent)
      if (begun) return { draft: how === 'all' ? await withOthers(tx, context, begun, formatAddresses(recipientsOf(answered.message, world, how).cc)) : await lookedAt(tx, context, begun), fresh: true }
      await tx.deleteFrom('draft').where('conversation_id', '=', answered.conversationId).where('touched', '=', 0).execute()
      return { draft: await add(tx, context, answered.conversationId, { intent, replyTo: answered.id, world, start: freshDraft(answered.message, world, how), files: files.value }), fresh: true }
    }),
  )
}

/** A message to somebody new: its conversation is begun at once, and shown in no list of messages while it has none. */
export async function beginNew(context: EngineContext): Promise<Result<Draft>> {
  const { freshDraft } = await beginnings()
  return settled(
    context,
    await context.store.write(async (tx) => {
      const unused = await tx.selectFrom('draft').select('id').where('intent', '=', 'new').where('touched', '=', 0).limit(1).executeTakeFirst()
      const known = unused && (await readDraft(tx, unused.id))
      if (known) return { draft: known, fresh: false }
      const now = context.clock.now()
      const contactId = await addContact(tx, context.ids, now, null)
      const conversationId = await begin(tx, context.ids, contactId, { subject: '', at: now, now, channel: 'mail' })
      const world = await worldOf(tx, context, contactId, null)
      return { draft: await add(tx, context, conversationId, { intent: 'new', replyTo: null, world, start: freshDraft(null, world), files: [] }), fresh: true }
    }),
  )
}

/** Throws a draft away, and the conversation that was begun for it alone. Answers its conversation; null: it was gone. */
export async function discardDraft(tx: WriteTx, draftId: string): Promise<string | null> {
  const draft = await tx.selectFrom('draft').select('conversation_id').where('id', '=', draftId).executeTakeFirst()
  if (!draft) return null
  const conversation = await tx.selectFrom('conversation').select('contact_id').where('id', '=', draft.conversation_id).executeTakeFirstOrThrow()
  await tx.deleteFrom('draft').where('id', '=', draftId).execute()
  await refreshConversations(tx, [draft.conversation_id])
  await dropUnknownContact(tx, conversation.contact_id)
  return draft.conversation_id
}

interface Opened {
  readonly draft: Draft
  readonly fresh: boolean
}

function settled({ feed }: EngineContext, opened: Opened | null): Result<Draft> {
  if (!opened) return fail('not-found')
  if (opened.fresh) feed.changed(['draft'], [opened.draft.conversationId])
  return ok(opened.draft)
}

interface World extends DraftWorld {
  readonly identity: Identity | null
}

async function worldOf(tx: ReadTx, { transport }: EngineContext, contactId: string, answered: Answered | null): Promise<World> {
  return {
    identity: senderFor(answered, await readIdentities(tx)),
    ours: (await ourAddresses(tx)).map((address) => address.toLowerCase()),
    contactEmail: await emailOf(tx, contactId),
    language: await readLanguage(tx),
    usable: (address) => transport.addresses(formatAddress(address)).ok,
  }
}

/** What somebody wrote for this message already, for the same purpose. */
async function begunFor(tx: ReadTx, answered: MessageToAnswer, intent: DraftIntent): Promise<Draft | null> {
  const row = await tx
    .selectFrom('draft')
    .select('id')
    .where('reply_to', '=', answered.id)
    .where('intent', '=', intent)
    .where('touched', '=', 1)
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? readDraft(tx, row.id) : null
}

/** The one that was asked for is the one that a person works on. */
async function lookedAt(tx: WriteTx, { clock }: EngineContext, draft: Draft): Promise<Draft> {
  const updatedAt = clock.now()
  await tx.updateTable('draft').set({ updated_at: updatedAt }).where('id', '=', draft.id).execute()
  return { ...draft, updatedAt }
}

async function withOthers(tx: WriteTx, context: EngineContext, draft: Draft, others: string): Promise<Draft> {
  const read = (line: string) => {
    const result = context.transport.addresses(line)
    return result.ok ? result.value : []
  }
  const missing = withoutDoubles(read(others), [...read(draft.to), ...read(draft.cc), ...read(draft.bcc)])
  const cc = [draft.cc.trim().replace(/[,;\s]+$/, ''), formatAddresses(missing)].filter((part) => part !== '').join(', ')
  await tx.updateTable('draft').set({ cc_line: cc }).where('id', '=', draft.id).execute()
  return lookedAt(tx, context, { ...draft, cc })
}

interface Beginning {
  readonly intent: DraftIntent
  readonly replyTo: string | null
  readonly world: World
  readonly start: FreshDraft
  readonly files: readonly NewAttachment[]
}

async function add(tx: WriteTx, { ids, clock }: EngineContext, conversationId: string, { intent, replyTo, world, start, files }: Beginning): Promise<Draft> {
  const letter = { to_line: start.to, cc_line: start.cc, bcc_line: '', subject: start.subject, text: start.text, formatted_json: null }
  const row = { conversation_id: conversationId, intent, reply_to: replyTo, identity: world.identity?.id ?? null, ...letter, touched: 0 as const }
  return addDraft(tx, ids, clock.now(), row, files)
}
