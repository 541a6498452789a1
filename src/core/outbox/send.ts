import { domainToASCII } from 'node:url'
import type { Output } from '../../shared/contract'
import type { Preferences } from '../../shared/contract/settings'
import type { Identity } from '../../shared/domain/identity'
import type { MailAddress } from '../../shared/domain/message'
import { fail, ok, type Result } from '../../shared/result'
import { braced, draftAttachments, formattingOf, goingAlong, openPlaceholders, tooLarge } from '../composing'
import { addAddress } from '../contacts'
import type { EngineContext } from '../context'
import { bareSubject, circleOf, ourAddresses, readHouse, refreshConversations, topicOf } from '../conversations'
import { addJobs } from '../jobs'
import { readIdentity, readMailLimit, readPreferences, readRoute } from '../settings'
import { blankMessage } from '../store/blank-message'
import { reindexMessages } from '../store/search-index'
import type { ReadTx, WriteTx } from '../store/store'
import type { DraftAttachmentTable, DraftTable, MessageTable } from '../store/tables'
import { nameConversation } from './begun-conversation'
import { markedSubject } from './marked-subject'
import { goesAt } from './moment'
import { inStep } from './steps'
import { threadOf, type Thread } from './thread'

/** A person waits for it; recognition starts at 10. */
const sendPriority = 0

type Sent = Output<'outbox.send'>

interface Letter {
  readonly draft: DraftTable
  /** what goes beside the plain words, as JSON; null: they go alone */
  readonly formatted: string | null
  readonly attachments: readonly DraftAttachmentTable[]
  /** under whose name and address it goes */
  readonly from: Identity
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  readonly bcc: readonly MailAddress[]
  readonly thread: Thread
  readonly answered: MessageTable | undefined
  readonly subjectMark: Preferences['subjectMark']
  readonly contactId: string
  readonly now: number
  readonly sendAt: number | null
  /** until then it can be taken back, and then it goes */
  readonly goesAt: number
}

/** Commits a draft to the outbox: in one write it becomes a message with its Message-ID and the job that sends it, at once or at a chosen moment. */
export async function send(context: EngineContext, draftId: string, sendAt: number | null): Promise<Result<Sent>> {
  const { store, blobs, feed, jobs, checkpoint } = context
  const attached = await store.read((tx) => draftAttachments(tx, draftId))
  for (const { sha256 } of attached) if (!(await blobs.has(sha256))) return fail('attachment-missing')
  const done = await inStep(checkpoint, 'commit', () =>
    store.write(async (tx): Promise<Result<Sent & { readonly conversationId: string }>> => {
      const letter = await readLetter(tx, context, draftId, sendAt)
      return letter.ok ? ok({ ...(await commit(tx, context, letter.value)), conversationId: letter.value.draft.conversation_id }) : letter
    }),
  )
  if (!done.ok) return done
  feed.changed(['message', 'conversation', 'draft'], [done.value.conversationId])
  jobs.wake()
  return ok({ messageId: done.value.messageId, undoUntil: done.value.undoUntil })
}

async function readLetter(tx: ReadTx, { transport, clock }: EngineContext, draftId: string, sendAt: number | null): Promise<Result<Letter>> {
  const draft = await tx.selectFrom('draft').selectAll().where('id', '=', draftId).executeTakeFirst()
  if (!draft) return fail('not-found')
  const from = await readIdentity(tx, draft.identity)
  if (!from) return fail('no-account')
  const to = transport.addresses(draft.to_line)
  if (!to.ok) return to
  const cc = transport.addresses(draft.cc_line)
  if (!cc.ok) return cc
  const bcc = transport.addresses(draft.bcc_line)
  if (!bcc.ok) return bcc
  if (to.value.length === 0) return fail('no-recipient')
  const open = openPlaceholders(draft.text)
  if (open.length > 0) return fail('placeholder-open', { names: braced(open) })
  const formatted = formattingOf(draft.formatted_json)
  const attachments = goingAlong(draft.formatted_json, await draftAttachments(tx, draftId))
  const failure = tooLarge(`${draft.text}${formatted ?? ''}`, attachments.map(({ size }) => size), await readMailLimit(tx, (await readRoute(tx, from.address))?.account ?? null))
  if (failure) return { ok: false, error: failure }
  const { contact_id } = await tx.selectFrom('conversation').select('contact_id').where('id', '=', draft.conversation_id).executeTakeFirstOrThrow()
  const answered = draft.reply_to === null ? undefined : await tx.selectFrom('message').selectAll().where('id', '=', draft.reply_to).executeTakeFirst()
  const { undoSeconds, subjectMark } = await readPreferences(tx)
  const now = clock.now()
  const goes = goesAt(now, undoSeconds * 1_000, sendAt)
  if (!goes.ok) return goes
  // Passed on to somebody else, it answers nobody: to them it is the first of its thread.
  const thread = threadOf(draft.intent === 'forward' ? undefined : answered)
  return ok({ draft, formatted, attachments, from, to: to.value, cc: cc.value, bcc: bcc.value, thread, contactId: contact_id, now, sendAt, goesAt: goes.value, answered, subjectMark })
}

async function commit(tx: WriteTx, { ids }: EngineContext, written: Letter): Promise<Sent> {
  const letter = written.draft.intent === 'new' ? { ...written, contactId: await nameConversation(tx, ids, begunBy(written)) } : written
  const { draft, from, thread, now, goesAt: undoUntil } = letter
  const messageId = ids.next()
  const subject = await markedSubject(tx, { ...letter, subject: subjectOf(draft) })
  const row = messageRow(letter, messageId, messageIdOf(ids.next(), from.address), now, undoUntil)
  await tx.insertInto('message').values({ ...row, subject, topic: await topicOfSent(tx, letter, subject) }).execute()
  await tx
    .insertInto('outgoing')
    .values({ message_id: messageId, intent: draft.intent, answers: draft.reply_to, bcc_json: JSON.stringify(letter.bcc), send_at: letter.sendAt, formatted_json: letter.formatted, arrived_json: null })
    .execute()
  const mentioned = [...new Set([thread.inReplyTo, ...thread.references])].filter((id): id is string => id !== null)
  if (mentioned.length > 0) await tx.insertInto('mail_reference').values(mentioned.map((external_id) => ({ message_id: messageId, external_id }))).execute()
  if (letter.attachments.length > 0) {
    await tx
      .insertInto('attachment')
      .values(
        letter.attachments.map(({ sha256, name, media_type, size, content_id }, position) => ({
          id: ids.next(),
          message_id: messageId,
          role: content_id === null ? ('attached' as const) : ('inline' as const),
          position,
          sha256,
          name,
          media_type,
          size,
          content_id,
          type: null,
        })),
      )
      .execute()
  }
  await tx.deleteFrom('draft').where('id', '=', draft.id).execute()
  await addJobs(tx, ids, [{ kind: 'send', subjectId: messageId, priority: sendPriority, runAt: undoUntil }])
  // Answered is read, and nothing moves it any more but a person.
  await tx.updateTable('message').set({ touched: 1, unread: 0 }).where('conversation_id', '=', draft.conversation_id).where('direction', '=', 'in').execute()
  await learnAddress(tx, ids, letter)
  await refreshConversations(tx, [draft.conversation_id])
  await reindexMessages(tx, [messageId])
  return { messageId, undoUntil }
}

/** An answer that names no id finds it by this. */
async function topicOfSent(tx: ReadTx, { from, to, cc }: Letter, subject: string): Promise<string | null> {
  const { ours } = await readHouse(tx)
  return topicOf(circleOf({ from: from.address, to, cc }, ours).speaker, bareSubject(subject).key)
}

/** A subject is one line: whatever could end it is a blank. */
const subjectOf = (draft: DraftTable): string => draft.subject.replace(/\p{Cc}+/gu, ' ').trim()

const begunBy = ({ draft, contactId, to, now }: Letter) => ({ conversationId: draft.conversation_id, contactId, subject: subjectOf(draft), to, now })

/** RFC 5322 §3.6.4; the domain is the sender's, so that the id is unique in the world and looks like it. */
function messageIdOf(unique: string, address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return `<${unique}@${domainToASCII(domain) || 'localhost'}>`
}

/** One recipient that nobody knew yet, chosen by a person for this conversation: that is how this contact is reached. */
async function learnAddress(tx: WriteTx, ids: EngineContext['ids'], { draft, to, contactId }: Letter): Promise<void> {
  // Whoever a message is passed on to is somebody else.
  if (draft.intent !== 'reply') return
  const [one, second] = to
  if (!one || second) return
  const ours = await ourAddresses(tx)
  if (ours.some((own) => own.toLowerCase() === one.address.toLowerCase())) return
  await addAddress(tx, ids, contactId, { kind: 'email', value: one.address.toLowerCase(), name: one.name }, 'written')
}

function messageRow({ draft, formatted, from, to, cc, thread, contactId }: Letter, id: string, externalId: string, now: number, undoUntil: number): MessageTable {
  return {
    ...blankMessage,
    id,
    conversation_id: draft.conversation_id,
    contact_id: contactId,
    channel: 'mail',
    direction: 'out',
    at: now,
    external_id: externalId,
    in_reply_to: thread.inReplyTo,
    references_json: JSON.stringify(thread.references),
    from_name: from.name,
    from_address: from.address,
    to_json: JSON.stringify(to),
    cc_json: JSON.stringify(cc),
    subject: subjectOf(draft),
    text: draft.text,
    has_html: formatted === null ? 0 : 1,
    touched: 1,
    delivery_step: 'queued',
    delivery_at: now,
    delivery_next_at: undoUntil,
    undo_until: undoUntil > now ? undoUntil : null,
  }
}
