import { createHash, hash } from 'node:crypto'
import { lstat, stat, type FileHandle } from 'node:fs/promises'
import { fail, type Failure } from '../../../shared/result'
import type { EngineContext } from '../../context'
import { limits } from '../../limits'
import { openPlainFile } from '../../plain-file'
import { inBatches } from '../../store/in-batches'
import { passed, placeOf, type Arriving, type StageOutcome } from '../arriving'
import { isStillThere, messagePieces, type Place } from '../containers/part-bytes'
import { statusHints } from '../containers/status-lines'
import { each, type Outcomes } from '../each'
import { knownMessages } from '../known'

/** Files of one call to the thread that reads them: as long as it needs for these, a mail that somebody opens waits. */
const filesACall = 20
/** Of a larger message this much tells its type and its state. */
const headBytes = 64 * 1024
/** How often a file that changes while it is read is read again. */
const tries = 5

/** SHA-256 and true type by content. Bytes that came in before are a duplicate. */
export async function fingerprint(batch: readonly Arriving[], context: EngineContext): Promise<Outcomes> {
  await readSmallFiles(batch, context)
  const outcomes = await each(read)(batch, context)
  const hashes = batch.flatMap((arriving) => (arriving.sha256 ? [arriving.sha256] : []))
  const known = await context.store.read((tx) => knownMessages(tx, hashes))
  for (const arriving of batch) {
    const before = known.get(arriving.sha256 ?? '')
    if (before && outcomes.get(arriving)?.kind === 'passed') outcomes.set(arriving, { kind: 'duplicate', ...before })
  }
  return outcomes
}

/** Most arrivals are small files and nothing is wrong with them. What is found here needs no further look. */
async function readSmallFiles(batch: readonly Arriving[], { reader }: EngineContext): Promise<void> {
  const files = batch.filter((arriving) => !arriving.kept && placeOf(arriving) === null)
  const read = async (part: readonly Arriving[]): Promise<void> => {
    const found = await reader.smallFiles(part.map(({ path, via }) => ({ path, follow: followsLinks(via) })))
    if (found.ok) part.forEach((arriving, index) => Object.assign(arriving, found.value[index]))
  }
  await Promise.all([...inBatches(files, filesACall)].map(read))
}

/** In a folder that others write to, a link would lead to what is not theirs to send. */
const followsLinks = (via: Arriving['via']): boolean => via !== 'folder'

async function read(arriving: Arriving, context: EngineContext): Promise<StageOutcome> {
  if (arriving.kept && arriving.sha256) {
    // Resumed: the kept original is the truth, the path may be gone. A newer version may know what it is.
    arriving.type ??= await context.tellType(context.blobs.original(arriving.sha256))
    return passed
  }
  if (arriving.bytes && arriving.sha256) return passed
  const place = placeOf(arriving)
  if (place) return readPart(arriving, place, context)
  const found = await readStill(arriving)
  if ('failure' in found) return { kind: 'stopped', failure: found.failure }
  arriving.sha256 = found.sha256
  arriving.bytes = found.bytes
  arriving.type = await context.tellType(found.bytes ?? arriving.path)
  return passed
}

/** A message in a container. Its container may have grown since it was seen, but the message still lies where it lay. */
async function readPart(arriving: Arriving, place: Place, context: EngineContext): Promise<StageOutcome> {
  try {
    if (place.size === 0) return { kind: 'stopped', failure: fail('file-empty').error }
    if (place.size > limits.mailBytes) return { kind: 'stopped', failure: tooLarge(place.size, limits.mailBytes) }
    const now = Math.trunc((await (place.follow ? stat : lstat)(place.path)).mtimeMs)
    if (now !== arriving.mtime && !(await isStillThere(place))) return { kind: 'stopped', failure: fail('file-changing').error }
    const digest = createHash('sha256')
    const held: Uint8Array[] = []
    let length = 0
    for await (const piece of messagePieces(place)) {
      digest.update(piece)
      if (length < headBytes || place.size <= limits.heldBytes) held.push(piece)
      length += piece.length
    }
    const head = Buffer.concat(held)
    arriving.sha256 = digest.digest('hex')
    arriving.bytes = length <= limits.heldBytes ? head : null
    arriving.hints = { ...statusHints(head), ...arriving.hints }
    arriving.type = (await context.tellType(head)) === 'mail' ? 'mail' : null
    return passed
  } catch (error) {
    return { kind: 'stopped', failure: failureOf(error) }
  }
}

const tooLarge = (size: number, limit: number): Failure => fail('file-too-large', { sizeMb: Math.ceil(size / 1048576), limitMb: limit / 1048576 }).error

type Read = { readonly sha256: string; readonly bytes: Uint8Array | null } | { readonly failure: Failure }

async function readStill(arriving: Arriving): Promise<Read> {
  const follow = followsLinks(arriving.via)
  const look = follow ? stat : lstat
  for (let attempt = 0; attempt < tries; attempt++) {
    try {
      const before = await look(arriving.path)
      // Also of what stops here: by these a watched folder knows it again at the next start.
      arriving.size = before.size
      arriving.mtime = Math.trunc(before.mtimeMs)
      if (!before.isFile()) return stop('unsupported-type')
      if (before.size === 0) return stop('file-empty')
      if (before.size > limits.fileBytes) {
        return { failure: tooLarge(before.size, limits.fileBytes) }
      }
      const { sha256, bytes } = await readOnce(arriving.path, before.size, follow)
      // Of the path, not of what was opened: a file inside the app's archive is opened as a copy with a time of its own.
      const after = await look(arriving.path)
      if (after.size === before.size && after.mtimeMs === before.mtimeMs && (!bytes || bytes.length === before.size)) return { sha256, bytes }
    } catch (error) {
      return { failure: failureOf(error) }
    }
  }
  return stop('file-changing')
}

const stop = (code: Failure['code']): Read => ({ failure: fail(code).error })

async function readOnce(path: string, size: number, follow: boolean): Promise<{ readonly sha256: string; readonly bytes: Uint8Array | null }> {
  const handle = await openPlainFile(path, follow)
  try {
    if (size <= limits.heldBytes) {
      const bytes = await readWhole(handle, size)
      return { sha256: hash('sha256', bytes, 'hex'), bytes }
    }
    const digest = createHash('sha256')
    for await (const chunk of handle.createReadStream({ highWaterMark: 1 << 20, autoClose: false })) digest.update(chunk as Buffer)
    return { sha256: digest.digest('hex'), bytes: null }
  } finally {
    await handle.close()
  }
}

/** One read for a small file; what grows meanwhile is told by its new size. */
async function readWhole(handle: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size)
  let filled = 0
  while (filled < size) {
    const { bytesRead } = await handle.read(bytes, filled, size - filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return bytes.subarray(0, filled)
}

function failureOf(error: unknown): Failure {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'ENOTDIR') return fail('file-missing').error
  if (code === 'ELOOP') return fail('unsupported-type').error
  if (code === 'EBUSY') return fail('file-changing').error
  return fail('file-unreadable').error
}
