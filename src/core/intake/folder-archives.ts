import { createHash } from 'node:crypto'
import { fail, type Failure } from '../../shared/result'
import type { EngineContext } from '../context'
import { openPlainFile } from '../plain-file'
import type { ReadTx, WriteTx } from '../store/store'
import { saveSeen } from './arrivals'
import type { Arriving } from './arriving'
import type { Taken } from './clear-away'
import { mboxHints, mboxParts, type MboxPart } from './containers/mbox'
import { messagePieces, pieceBytes } from './containers/part-bytes'
import { beginsAsMbox, type FoundFile } from './expand-paths'

/** Messages saved as seen in one go. */
const seenAtOnce = 1_000

/** The mbox files of watched folders. The file is an arrival, and so is each of its messages; it is cleared away when all of them are safe. */
export interface FolderArchives {
  isArchive(path: string): Promise<boolean>
  /** Saves its messages as seen, and with the last of them that it is looked through. Answers why it could not be read to its end. */
  open(archive: Arriving, take: (arrivalIds: readonly string[]) => void, stopped: () => boolean): Promise<Failure | null>
  /** Messages of an earlier run that are under way. */
  expect(path: string): void
  /** A message of it has ended. Whether it was the last that is known to be under way. */
  ended(path: string): boolean
  /** The archive as it was looked through, when all in it is safe; else null. */
  whole(path: string): Promise<Taken | null>
}

export function createFolderArchives(context: EngineContext): FolderArchives {
  const { store, clock } = context
  /** messages under way, by archive */
  const underWay = new Map<string, number>()
  const expect = (path: string): void => void underWay.set(path, (underWay.get(path) ?? 0) + 1)

  async function open(archive: Arriving, take: (arrivalIds: readonly string[]) => void, stopped: () => boolean): Promise<Failure | null> {
    const { path, mtime, seenAt, channelId } = archive
    const before = await store.read((tx) => partsBefore(tx, path))
    let found: FoundFile[] = []
    const save = async (together?: (tx: WriteTx) => Promise<void>): Promise<void> => {
      const rows = await saveSeen(context, found, 'folder', channelId, together)
      found = []
      for (const row of rows) expect(row.path)
      if (rows.length > 0) take(rows.map(({ id }) => id))
    }
    try {
      for await (const part of partsOf(path)) {
        if (stopped()) return null
        if (await isKnown(path, part, before.get(part.part), seenAt)) continue
        found.push({ path, mtime, hints: mboxHints(path), failure: null, ...part })
        if (found.length >= seenAtOnce) await save()
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
      if (found.length > 0) await save()
      return fail('file-unreadable').error
    }
    await save(async (tx) => {
      const now = clock.now()
      await tx.updateTable('arrival').set({ stage: 'recorded', outcome: 'recorded', type: 'mbox', size: archive.size, mtime, updated_at: now }).where('id', '=', archive.id).execute()
    })
    return null
  }

  return {
    isArchive: (path) => beginsAsMbox(path, false),
    open,
    expect,
    ended: (path) => {
      const left = (underWay.get(path) ?? 1) - 1
      if (left > 0) underWay.set(path, left)
      else underWay.delete(path)
      return left <= 0
    },
    whole: (path) => store.read((tx) => readWhole(tx, path)),
  }
}

async function* partsOf(path: string): AsyncGenerator<MboxPart> {
  // A link is not followed: whoever may write here must not send what he may not read.
  const file = await openPlainFile(path, false)
  try {
    yield* mboxParts(file.createReadStream({ highWaterMark: pieceBytes, autoClose: false }))
  } finally {
    await file.close()
  }
}

interface PartBefore {
  readonly firstByte: number
  readonly size: number
  /** null where nothing has come of it yet */
  readonly sha256: string | null
  readonly seenAt: number
}

/** What came of each message when the archive was looked through before; of several times the last counts. */
async function partsBefore(tx: ReadTx, path: string): Promise<ReadonlyMap<number, PartBefore>> {
  const rows = await tx
    .selectFrom('arrival')
    .select(['part', 'first_byte', 'size', 'sha256', 'outcome', 'seen_at'])
    .where('path', '=', path)
    .where('part', 'is not', null)
    .orderBy('seen_at')
    .execute()
  const safe = (outcome: string | null): boolean => outcome === 'recorded' || outcome === 'duplicate'
  return new Map(rows.map((row) => [row.part ?? 0, { firstByte: row.first_byte ?? 0, size: row.size, sha256: safe(row.outcome) ? row.sha256 : null, seenAt: row.seen_at }]))
}

/**
 * Seen by this very look before the engine died; or in its place since an archive to which mails are added was last looked
 * through, as its bytes say: it would only be a duplicate, thousands of them with each mail that is added.
 */
async function isKnown(path: string, part: MboxPart, before: PartBefore | undefined, since: number): Promise<boolean> {
  if (before === undefined) return false
  if (before.seenAt >= since) return true
  if (before.sha256 === null || before.firstByte !== part.firstByte || before.size !== part.size) return false
  const digest = createHash('sha256')
  for await (const piece of messagePieces({ path, firstByte: part.firstByte, size: part.size, follow: false })) digest.update(piece)
  return digest.digest('hex') === before.sha256
}

/** A message that waits for a person keeps the archive where it is; one that is under way still needs its bytes. */
async function readWhole(tx: ReadTx, path: string): Promise<Taken | null> {
  const own = tx.selectFrom('arrival').where('path', '=', path)
  const archive = await own.select(['size', 'mtime', 'seen_at', 'outcome', 'type']).where('part', 'is', null).where('via', '=', 'folder').orderBy('seen_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  if (archive?.outcome !== 'recorded' || archive.type !== 'mbox') return null
  const left = await own
    .select('id')
    .where('part', 'is not', null)
    .where(({ or, and, eb }) => or([eb('outcome', 'is', null), and([eb('seen_at', '>=', archive.seen_at), eb('outcome', 'in', ['quarantined', 'discarded'])])]))
    .limit(1)
    .executeTakeFirst()
  return left ? null : { path, size: archive.size, mtime: archive.mtime }
}
