import { readFile } from 'node:fs/promises'
import type { Formatted } from '../../shared/domain/formatted'
import type { MailAddress } from '../../shared/domain/message'
import { fail, ok, type Failure, type Result } from '../../shared/result'
import { formattedHtml } from '../../shared/text/formatted-html'
import type { EngineContext } from '../context'
import { refreshConversations } from '../conversations'
import { dropJob, type Job, type JobOutcome } from '../jobs'
import type { Envelope, OutgoingMail, SendOutcome } from '../ports'
import { keepMailLimit, readPassword, readRoute, type Route } from '../settings'
import { dropEntries, reindexMessages } from '../store/search-index'
import type { ReadTx, WriteTx } from '../store/store'
import type { AttachmentTable, MessageTable, OutgoingTable } from '../store/tables'
import { afterTry, type AfterTry } from './after-try'
import { moveOn } from './delivery-row'
import { readOutgoingRow, recipientsOf } from './outgoing'
import { inStep } from './steps'

/** Two at once: one large mail does not hold up the others, and no server minds. */
const atOnce = 2

/** Gives the runner the work of sending. */
export function registerSending(context: EngineContext): void {
  // An outcome that could not be written (a full disk) is written by the next run: nothing is sent for it again.
  const unrecorded = new Map<string, AfterTry>()
  context.jobs.register('send', { concurrency: atOnce, run: (job) => deliver(context, job, unrecorded) })
}

const ended: JobOutcome = { kind: 'ended' }

async function deliver(context: EngineContext, job: Job, unrecorded: Map<string, AfterTry>): Promise<JobOutcome> {
  const known = unrecorded.get(job.subjectId)
  if (known) return record(context, job, known, unrecorded)
  const found = await context.store.read((tx) => readOutgoing(tx, job.subjectId))
  if (!found || found.row.delivery_step !== 'queued') return leave(context, job)
  const { row, outgoing, attachments, route } = found
  if (!route) return hold(context, row, fail('no-account').error)
  const password = await readPassword(context, route.account, route.secret)
  if (password === null) return hold(context, row, (route.isOwn ? fail('identity-locked', { address: row.from_address }) : fail('account-locked')).error)
  const mime = await buildMime(context, row, outgoing, attachments)
  if (!mime.ok) return record(context, job, { event: { kind: 'refused', attempt: row.delivery_attempts }, failure: mime.error, nextAt: null }, unrecorded)
  const attempt = await begin(context, row.id, outgoing.send_at)
  if (attempt === null) return leave(context, job)
  const outcome = await inStep(context.checkpoint, 'transport', () => tryOnce(context, route, password, { from: row.from_address, to: recipientsOf(row, outgoing), externalId: row.external_id ?? '' }, mime.value, job.signal))
  if (outcome.mostBytes !== undefined) await keepMailLimit(context, route.account, outcome.mostBytes)
  return record(context, job, afterTry(outcome, attempt, job.attempts, context.clock.now()), unrecorded)
}

/** A try that runs elsewhere may need its job again; it is looked at once more when that has surely ended. */
const lookAgainMs = 60_000

/** Nothing to send: taken back, done with, or under way elsewhere. */
async function leave({ store, clock }: EngineContext, job: Job): Promise<JobOutcome> {
  return store.write(async (tx): Promise<JobOutcome> => {
    const row = await tx.selectFrom('message').select('delivery_step').where('id', '=', job.subjectId).executeTakeFirst()
    if (row?.delivery_step === 'sending') return { kind: 'again', at: clock.now() + lookAgainMs }
    // A person decided to send it again just now.
    if (row?.delivery_step === 'queued') return { kind: 'again', at: clock.now() }
    await dropJob(tx, 'send', job.subjectId)
    return ended
  })
}

/** `sending` is on the disk before a socket opens. Null: it was taken back, or another run has it. */
async function begin(context: EngineContext, id: string, sendAt: number | null): Promise<number | null> {
  const begun = await inStep(context.checkpoint, 'sending', () =>
    context.store.write(async (tx) => {
      const row = await tx.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst()
      if (row?.delivery_step !== 'queued') return null
      if (sendAt !== null && row.at !== sendAt) await standAt(tx, id, sendAt)
      await moveOn(tx, row, { event: { kind: 'started' }, failure: null, nextAt: null, now: context.clock.now() })
      return { attempt: row.delivery_attempts + 1, conversationId: row.conversation_id }
    }),
  )
  if (!begun) return null
  context.feed.changed(['message', 'conversation'], [begun.conversationId])
  return begun.attempt
}

/** What waited for its moment stands in the conversation where it went out, not where it was written. */
async function standAt(tx: WriteTx, id: string, at: number): Promise<void> {
  await dropEntries(tx, [id])
  await tx.updateTable('message').set({ at }).where('id', '=', id).execute()
  await reindexMessages(tx, [id])
}

async function tryOnce(
  { transport, log }: EngineContext,
  { account, isOwn }: Route,
  password: string,
  envelope: Envelope,
  mime: Uint8Array,
  signal: AbortSignal,
): Promise<SendOutcome> {
  try {
    const outcome = await transport.send(account, password, envelope, mime, signal)
    // Its words lead to where this password is entered.
    if (!isOwn || outcome.kind !== 'permanent' || outcome.failure.code !== 'smtp-auth') return outcome
    return { kind: 'permanent', failure: fail('identity-auth', { address: envelope.from, response: outcome.failure.params['response'] ?? '' }).error }
  } catch (error) {
    // A fault of ours in the middle of a try: how far it had come is not known.
    log.error('transport-threw', { reason: error instanceof Error ? error.name : 'unknown' })
    return { kind: 'uncertain', failure: fail('smtp-connection-lost').error }
  }
}

async function record(context: EngineContext, job: Job, after: AfterTry, unrecorded: Map<string, AfterTry>): Promise<JobOutcome> {
  const { store, clock, feed, checkpoint, log } = context
  unrecorded.set(job.subjectId, after)
  const written = await inStep(checkpoint, 'outcome', () =>
    store.write(async (tx) => {
      const row = await tx.selectFrom('message').selectAll().where('id', '=', job.subjectId).executeTakeFirst()
      const step = row ? await moveOn(tx, row, { ...after, now: clock.now() }) : null
      if (step !== 'queued' || after.nextAt === null) await dropJob(tx, 'send', job.subjectId)
      return { step, conversationId: row?.conversation_id ?? null }
    }),
  )
  unrecorded.delete(job.subjectId)
  log.info('delivery', { step: written.step, code: after.failure?.code ?? null })
  if (written.conversationId !== null) feed.changed(['message', 'conversation'], [written.conversationId])
  return written.step === 'queued' && after.nextAt !== null ? { kind: 'again', at: after.nextAt } : ended
}

/** Stays queued, and says what is missing; whoever supplies it sets it free (`releaseWaiting`). */
async function hold({ store, feed, checkpoint }: EngineContext, row: MessageTable, failure: Failure): Promise<JobOutcome> {
  await inStep(checkpoint, 'outcome', () =>
    store.write(async (tx) => {
      await tx
        .updateTable('message')
        .set({ delivery_code: failure.code, delivery_params_json: JSON.stringify(failure.params), delivery_next_at: null, undo_until: null })
        .where('id', '=', row.id)
        .where('delivery_step', '=', 'queued')
        .execute()
      await dropJob(tx, 'send', row.id)
      await refreshConversations(tx, [row.conversation_id])
    }),
  )
  feed.changed(['message', 'conversation', 'health'], [row.conversation_id])
  return ended
}

/** The bytes of a message as they went out; null where there is no such message. */
export async function mimeOf(context: Pick<EngineContext, 'store' | 'transport' | 'blobs'>, messageId: string): Promise<Result<Uint8Array> | null> {
  const found = await context.store.read((tx) => readOutgoing(tx, messageId))
  return found && buildMime(context, found.row, found.outgoing, found.attachments)
}

interface Outgoing {
  readonly row: MessageTable
  readonly outgoing: OutgoingTable
  readonly attachments: readonly AttachmentTable[]
  /** null: there is no account */
  readonly route: Route | null
}

async function readOutgoing(tx: ReadTx, id: string): Promise<Outgoing | null> {
  const row = await tx.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const attachments = await tx.selectFrom('attachment').selectAll().where('message_id', '=', id).orderBy('position').execute()
  return { row, outgoing: await readOutgoingRow(tx, id), attachments, route: await readRoute(tx, row.from_address) }
}

async function buildMime({ transport, blobs }: Pick<EngineContext, 'transport' | 'blobs'>, row: MessageTable, outgoing: OutgoingTable, attachments: readonly AttachmentTable[]): Promise<Result<Uint8Array>> {
  const files: OutgoingMail['attachments'][number][] = []
  for (const { sha256, name, media_type, content_id } of attachments) {
    try {
      files.push({ name, mediaType: media_type, contentId: content_id, bytes: await bytesOf(blobs.original(sha256)) })
    } catch {
      return fail('attachment-missing')
    }
  }
  return ok(await transport.build(mailOf(row, outgoing, files)))
}

const bytesOf = async (original: string | Uint8Array): Promise<Uint8Array> => (typeof original === 'string' ? readFile(original) : original)

/** All that a mail says, from what was committed: nothing of it changes from try to try. */
function mailOf(row: MessageTable, outgoing: OutgoingTable, attachments: OutgoingMail['attachments']): OutgoingMail {
  return {
    externalId: row.external_id ?? '',
    inReplyTo: row.in_reply_to,
    references: JSON.parse(row.references_json) as string[],
    from: { name: row.from_name, address: row.from_address },
    to: JSON.parse(row.to_json) as MailAddress[],
    cc: JSON.parse(row.cc_json) as MailAddress[],
    // Written now for later, it bears the moment at which it was meant to go (RFC 5322 §3.6.1).
    date: outgoing.send_at ?? row.at,
    subject: row.subject,
    text: row.text,
    html: outgoing.formatted_json === null ? null : formattedHtml(JSON.parse(outgoing.formatted_json) as Formatted, (contentId) => `cid:${contentId}`),
    attachments,
  }
}
