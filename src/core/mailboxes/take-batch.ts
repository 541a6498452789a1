import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ServerFolder } from '../../shared/contract/mailboxes'
import type { ArrivalHints } from '../../shared/domain/arrival'
import { fail, FailureError, type Failure } from '../../shared/result'
import type { EngineContext } from '../context'
import { limits } from '../limits'
import type { MailHead, MailSession } from '../ports'
import type { WriteTx } from '../store/store'
import type { ArrivalTable } from '../store/tables'

/** Bytes of mails that are asked for in one go and held until they are kept. */
const atOnceBytes = 16 * 1_048_576
/** Larger mails go to the disk piece by piece. */
const heldBytes = 4 * 1_048_576

/** Where a mail was found. */
export interface Whereabouts {
  readonly mailboxId: string
  readonly folder: string
  readonly uidValidity: string
  /** what the server says the folder is for (RFC 6154) */
  readonly use: ServerFolder['use']
}

/** A mail as it was kept, or why it could not be. */
interface Kept {
  readonly head: MailHead
  readonly sha256: string | null
  readonly failure: Failure | null
}

/** After RFC 5092: it names one mail for ever, as a UID is never given again while UIDVALIDITY stays. */
export const arrivalPath = (at: Whereabouts, uid: number): string => `${folderPrefix(at)}${at.uidValidity}/;uid=${uid}`
const folderPrefix = ({ mailboxId, folder }: Whereabouts): string => `imap:${mailboxId}/${encodeURIComponent(folder)};uidvalidity=`

/** Fetches mails and puts their bytes into the blob store, flushed. Those that are gone by now are left out. */
export async function keepMails(context: EngineContext, session: MailSession, at: Whereabouts, uids: readonly number[]): Promise<Kept[]> {
  const heads = await session.heads(uids)
  const kept = new Map<number, Kept>()
  const small = heads.filter(({ size }) => size <= heldBytes)
  for (const group of byBytes(small)) for (const one of await keepGroup(context, session, group)) kept.set(one.head.uid, one)
  for (const head of heads) if (!kept.has(head.uid)) kept.set(head.uid, await keepAlone(context, session, at, head))
  context.checkpoint.reached('mailbox:before:flush')
  await context.blobs.flush()
  context.checkpoint.reached('mailbox:after:flush')
  const still = new Set((await stillThere(session, [...kept.values()])).map(({ uid }) => uid))
  return heads.flatMap(({ uid }) => {
    const one = kept.get(uid)
    return one && (one.sha256 !== null || still.has(uid)) ? [one] : []
  })
}

/** Only of what was not given: it may have been deleted in the meantime. */
async function stillThere(session: MailSession, kept: readonly Kept[]): Promise<readonly MailHead[]> {
  const failed = kept.filter(({ sha256 }) => sha256 === null)
  return failed.length === 0 ? [] : session.heads(failed.map(({ head }) => head.uid))
}

function byBytes(heads: readonly MailHead[]): MailHead[][] {
  const groups: MailHead[][] = []
  let room = 0
  for (const head of heads) {
    room -= head.size
    if (room < 0) {
      groups.push([])
      room = atOnceBytes - head.size
    }
    groups.at(-1)?.push(head)
  }
  return groups
}

/** What the server does not give in one go is asked for one by one afterwards. */
async function keepGroup({ blobs }: EngineContext, session: MailSession, group: readonly MailHead[]): Promise<Kept[]> {
  const heads = new Map(group.map((head) => [head.uid, head]))
  const kept: Kept[] = []
  try {
    for await (const { uid, bytes } of session.fetch([...heads.keys()])) {
      const head = heads.get(uid)
      if (!head) continue
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      await blobs.put(sha256, { bytes }, { flush: false, bundled: true })
      kept.push({ head: { ...head, size: bytes.length }, sha256, failure: null })
    }
  } catch (error) {
    if (!isRefusal(error)) throw error
  }
  return kept
}

async function keepAlone(context: EngineContext, session: MailSession, at: Whereabouts, head: MailHead): Promise<Kept> {
  if (head.size > limits.fileBytes) {
    return { head, sha256: null, failure: fail('file-too-large', { sizeMb: Math.ceil(head.size / 1_048_576), limitMb: limits.fileBytes / 1_048_576 }).error }
  }
  const notGiven: Kept = { head, sha256: null, failure: fail('mail-not-given', { folder: at.folder }).error }
  const temporary = join(context.paths.data, `${at.mailboxId}.part`)
  try {
    const { sha256, size } = await download(session, head.uid, temporary)
    if (size === 0) return notGiven
    await context.blobs.put(sha256, { path: temporary }, { flush: false })
    return { head: { ...head, size }, sha256, failure: null }
  } catch (error) {
    if (!isRefusal(error)) throw error
    return notGiven
  } finally {
    await rm(temporary, { force: true })
  }
}

async function download(session: MailSession, uid: number, target: string): Promise<{ readonly sha256: string; readonly size: number }> {
  const digest = createHash('sha256')
  const file = await open(target, 'w', 0o600)
  let size = 0
  try {
    for await (const piece of session.stream(uid)) {
      digest.update(piece)
      size += piece.length
      await file.writeFile(piece)
    }
  } finally {
    await file.close()
  }
  return { sha256: digest.digest('hex'), size }
}

const isRefusal = (error: unknown): boolean => error instanceof FailureError && error.failure.code === 'mailbox-refused'

/**
 * The rows of what was kept, in the caller's transaction. A mail of this folder that was taken in under other UIDs
 * (the server counts anew: RFC 9051 §2.3.1.1) is known by its hash: its row takes the new place and nothing comes in twice.
 */
export async function saveKept(tx: WriteTx, context: EngineContext, at: Whereabouts, kept: readonly Kept[]): Promise<ArrivalTable[]> {
  const known = await knownElsewhere(tx, at, kept)
  const now = context.clock.now()
  const rows: ArrivalTable[] = []
  for (const one of kept) {
    const path = arrivalPath(at, one.head.uid)
    const former = known.get(one.sha256 ?? '')?.shift()
    if (former) await tx.updateTable('arrival').set({ path, updated_at: now }).where('id', '=', former).execute()
    else rows.push(arrivalRow(context.ids.next(), at, path, one, now))
  }
  for (let from = 0; from < rows.length; from += rowsAtOnce) await tx.insertInto('arrival').values(rows.slice(from, from + rowsAtOnce)).execute()
  return rows.filter(({ outcome }) => outcome === null)
}

/** SQLite takes 32,766 values a statement; a row has some twenty. */
const rowsAtOnce = 500

async function knownElsewhere(tx: WriteTx, at: Whereabouts, kept: readonly Kept[]): Promise<Map<string, string[]>> {
  const hashes = kept.flatMap(({ sha256 }) => (sha256 === null ? [] : [sha256]))
  const rows = hashes.length === 0 ? [] : await tx.selectFrom('arrival').select(['id', 'sha256', 'path']).where('sha256', 'in', hashes).where('channel_id', '=', at.mailboxId).execute()
  const current = `${folderPrefix(at)}${at.uidValidity}/`
  const found = new Map<string, string[]>()
  for (const { id, sha256, path } of rows) {
    if (!path.startsWith(folderPrefix(at)) || path.startsWith(current)) continue
    found.set(sha256 ?? '', [...(found.get(sha256 ?? '') ?? []), id])
  }
  return found
}

const hintsOfUse: Readonly<Partial<Record<NonNullable<ServerFolder['use']>, ArrivalHints>>> = { sent: { sent: true }, drafts: { draft: true }, trash: { trashed: true } }

function arrivalRow(id: string, at: Whereabouts, path: string, { head, sha256, failure }: Kept, now: number): ArrivalTable {
  const hints: ArrivalHints = { seen: head.seen, answered: head.answered, folder: at.folder, ...hintsOfUse[at.use ?? 'inbox'] }
  return {
    id,
    channel_id: at.mailboxId,
    via: 'mailbox',
    path,
    name: `${at.folder.replaceAll(/[/\\:]/g, ' ')} ${head.uid}.eml`,
    size: head.size,
    mtime: 0,
    seen_at: now,
    stage: sha256 === null ? 'seen' : 'kept',
    outcome: failure ? 'quarantined' : null,
    code: failure?.code ?? null,
    params_json: JSON.stringify(failure?.params ?? {}),
    sha256,
    type: 'mail',
    kept: sha256 === null ? 0 : 1,
    message_id: null,
    assigned_to: null,
    part: null,
    first_byte: null,
    hints_json: JSON.stringify(hints),
    updated_at: now,
  }
}
