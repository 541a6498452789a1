import type { ServerFolder } from '../../shared/contract/mailboxes'
import type { ArrivalHints } from '../../shared/domain/arrival'
import { fail, FailureError, type Failure } from '../../shared/result'
import type { EngineContext } from '../context'
import { refreshConversations } from '../conversations'
import type { EnteredFolder, MailSession } from '../ports'
import type { MailboxFolderTable } from '../store/tables'
import { arrivalPath, keepMails, saveKept, type Whereabouts } from './take-batch'

/** Mails on one commit: each commit flushes the disk, and what was fetched since the last is fetched again after a kill. */
const batchSize = 200

export interface Round {
  readonly context: EngineContext
  readonly session: MailSession
  /** what the folder is for, as the server says */
  readonly use: ServerFolder['use']
  readonly stopped: () => boolean
  /** arrivals that are safe and go through the stages now */
  readonly taken: (ids: readonly string[]) => void
  readonly progress: (done: number, all: number) => void
}

/** How far a folder is taken in: every UID from `first` to `last`. */
interface Cursor {
  readonly first: number
  readonly last: number
}

/**
 * Takes in what is new in a folder; then, batch by batch towards the oldest, what was there before: an office sees
 * today's mails at once, however many years lie below. Each batch and how far it comes are one commit, so a kill
 * neither loses nor doubles a mail. Answers why mails could not be marked or moved on the server, if so.
 */
export async function syncFolder(round: Round, row: MailboxFolderTable): Promise<Failure | null> {
  const { context, session } = round
  const entered = await session.enter(row.path)
  const at: Whereabouts = { mailboxId: row.mailbox_id, folder: row.path, uidValidity: entered.uidValidity, use: round.use }
  const fresh = row.uid_validity !== entered.uidValidity
  let cursor: Cursor = fresh ? await begin(round, row, entered) : { first: row.first_uid, last: row.last_uid }
  let pending = fresh ? [] : (JSON.parse(row.pending_json) as number[])
  let trouble = await clear(round, row, pending)
  let older: number[] | null = null
  let done = 0
  while (!round.stopped()) {
    const newer = await session.uids(cursor.last + 1)
    if (newer.length === 0 && cursor.first <= 1) break
    older ??= cursor.first > 1 ? [...(await session.uids(1, cursor.first - 1))] : []
    const batch = newer.length > 0 ? newer.slice(0, batchSize) : older.splice(-batchSize)
    cursor = newer.length > 0 ? { ...cursor, last: batch.at(-1) ?? cursor.last } : { ...cursor, first: older.length > 0 ? (batch[0] ?? 1) : 1 }
    if (batch.length > 0) round.progress(done, done + newer.length + older.length + (newer.length > 0 ? 0 : batch.length))
    context.checkpoint.reached('mailbox:before:fetch')
    const kept = await keepMails(context, session, at, batch)
    context.checkpoint.reached('mailbox:after:fetch')
    // What could not be cleared just now stands beside it until it can.
    pending = [...(trouble ? pending : []), ...(row.after === 'leave' ? [] : kept.flatMap(({ head, sha256 }) => (sha256 === null ? [] : [head.uid])))]
    context.checkpoint.reached('mailbox:before:commit')
    const rows = await context.store.write(async (tx) => {
      const saved = await saveKept(tx, context, at, kept)
      await tx.updateTable('mailbox_folder').set({ first_uid: cursor.first, last_uid: cursor.last, pending_json: JSON.stringify(pending) }).where('id', '=', row.id).execute()
      return saved
    })
    context.checkpoint.reached('mailbox:after:commit')
    round.taken(rows.map(({ id }) => id))
    trouble ??= await clear(round, row, pending)
    done += batch.length
  }
  await followMarks(round, at, row, fresh ? entered.modseq : row.modseq, entered, cursor)
  return trouble
}

/** A folder seen for the first time, or one whose UIDs the server gives anew: nothing of it is taken in under these UIDs. */
async function begin({ context, session }: Round, row: MailboxFolderTable, { uidValidity, uidNext, modseq }: EnteredFolder): Promise<Cursor> {
  // RFC 9051 §7.1 asks every server for UIDNEXT; one that does not say it is asked for its UIDs.
  const next = uidNext > 0 ? uidNext : ((await session.uids(1)).at(-1) ?? 0) + 1
  const cursor = { first: next, last: next - 1 }
  await context.store.write(async (tx) => {
    await tx
      .updateTable('mailbox_folder')
      .set({ uid_validity: uidValidity, first_uid: cursor.first, last_uid: cursor.last, modseq, pending_json: '[]' })
      .where('id', '=', row.id)
      .execute()
  })
  return cursor
}

/** After the commit: marks or moves on the server what is safe here. What fails is tried again in the next round. */
async function clear({ context, session }: Round, row: MailboxFolderTable, uids: readonly number[]): Promise<Failure | null> {
  if (uids.length === 0) return null
  context.checkpoint.reached('mailbox:before:clear')
  try {
    const there = (await session.heads(uids)).map(({ uid }) => uid)
    if (row.after === 'seen' && there.length > 0) await session.markSeen(there)
    if (row.after === 'move' && row.after_path === null) throw new FailureError(fail('mailbox-folder-missing', { folder: '' }).error)
    if (row.after === 'move' && row.after_path !== null && there.length > 0) await session.move(there, row.after_path)
  } catch (error) {
    if (!(error instanceof FailureError) || !['mailbox-folder-missing', 'mailbox-refused'].includes(error.failure.code)) throw error
    return error.failure
  }
  context.checkpoint.reached('mailbox:after:clear')
  await context.store.write(async (tx) => {
    await tx.updateTable('mailbox_folder').set({ pending_json: '[]' }).where('id', '=', row.id).execute()
  })
  return null
}

/** What was read or answered elsewhere since the last round is so here, too (CONDSTORE, RFC 7162). */
async function followMarks({ context, session }: Round, at: Whereabouts, row: MailboxFolderTable, since: string | null, entered: EnteredFolder, cursor: Cursor): Promise<void> {
  if (since === null || entered.modseq === null || since === entered.modseq) return
  // Where fetching itself marks as seen, the mark does not say that somebody has read it.
  const seen = row.after === 'seen' ? [] : await session.markedSince('seen', since, cursor.last)
  const answered = new Set((await session.markedSince('answered', since, cursor.last)).map((uid) => arrivalPath(at, uid)))
  const paths = [...new Set([...seen.map((uid) => arrivalPath(at, uid)), ...answered])]
  const conversations = await context.store.write(async (tx) => {
    const touched = new Set<string>()
    for (let from = 0; from < paths.length; from += batchSize) {
      const part = await tx
        .selectFrom('arrival')
        .innerJoin('message', 'message.id', 'arrival.message_id')
        .select(['arrival.id', 'arrival.path', 'arrival.hints_json', 'message.id as messageId', 'message.conversation_id', 'message.unread'])
        .where('arrival.path', 'in', paths.slice(from, from + batchSize))
        .execute()
      for (const { id, path, hints_json, messageId, conversation_id, unread } of part) {
        const hints = JSON.parse(hints_json) as ArrivalHints
        const isNew = answered.has(path) && hints.answered !== true
        if (isNew) await tx.updateTable('arrival').set({ hints_json: JSON.stringify({ ...hints, answered: true }) }).where('id', '=', id).execute()
        if (unread === 1) await tx.updateTable('message').set({ unread: 0 }).where('id', '=', messageId).execute()
        if (isNew || unread === 1) touched.add(conversation_id)
      }
    }
    await refreshConversations(tx, [...touched])
    await tx.updateTable('mailbox_folder').set({ modseq: entered.modseq }).where('id', '=', row.id).execute()
    return [...touched]
  })
  if (conversations.length > 0) context.feed.changed(['message', 'conversation'], conversations)
}
