import { setImmediate as pause } from 'node:timers/promises'
import { eachLimited } from '../../shared/each-limited'
import { FailureError } from '../../shared/result'
import type { BlobStore } from '../ports'
import { differingConversations } from '../conversations'
import { compareIndex, type IndexProblem } from '../store/search-index'
import type { ReadTx, Store } from '../store/store'
import { compareTally, type TallyProblem } from '../store/tally'
import type { DataAccess } from '../store/data-access'
import { stopIfAborted } from './files'
import { hashOriginal } from './hash-file'
import { mentionedOriginals } from './mentioned'

export type FindingCode =
  | 'database-missing'
  | 'database-unreadable'
  | 'database-damaged'
  | 'originals-unreadable'
  | 'original-missing'
  | 'original-damaged'
  | 'original-unmentioned'
  | 'index-unreadable'
  | 'conversation-differs'
  | IndexProblem['code']
  | TallyProblem['code']
  | 'figures-unreadable'

/** One thing that is not as it should be. A note loses nothing and needs nothing done. */
export interface Finding {
  readonly kind: 'problem' | 'note'
  readonly code: FindingCode
  /** what it is about: a hash, a message's id, the database's own words */
  readonly subject: string
}

/** Files read at once: enough to keep a disk busy. */
const lanes = 4

export const findingLine = ({ kind, code, subject }: Finding): string => `${kind === 'note' ? 'note: ' : ''}${code}: ${subject}`

/**
 * Looks at everything that a data folder holds: the database itself, every original with its hash, the search index row by
 * row, the figures. It changes nothing, goes on after each finding, and works beside a running engine.
 */
export async function verifyData(access: DataAccess, folder: string, signal?: AbortSignal): Promise<readonly Finding[]> {
  const blobs = access.blobs(folder)
  try {
    return await verifyAll(access, folder, blobs, signal)
  } finally {
    blobs.close()
  }
}

async function verifyAll(access: DataAccess, folder: string, blobs: BlobStore, signal?: AbortSignal): Promise<readonly Finding[]> {
  let store: Store
  try {
    store = await access.openStore(folder)
  } catch (error) {
    const code = error instanceof FailureError ? error.failure.code : 'data-damaged'
    if (code !== 'data-damaged' && code !== 'database-missing') throw error
    const finding = code === 'database-missing' ? problem(code, folder) : problem('database-unreadable', reasonOf(error))
    return [finding, ...(await verifyOriginals(blobs, null, signal))]
  }
  try {
    return [
      ...(await verifyDatabase(store)),
      ...(await verifyOriginals(blobs, await mentioned(store), signal)),
      ...(await compared(store, differing, 'database-unreadable', signal)),
      ...(await compared(store, compareIndex, 'index-unreadable', signal)),
      ...(await compared(store, compareTally, 'figures-unreadable', signal)),
    ]
  } finally {
    await store.close()
  }
}

async function verifyDatabase(store: Store): Promise<Finding[]> {
  try {
    return (await store.integrity()).map((line) => problem('database-damaged', line))
  } catch (error) {
    return [problem('database-unreadable', reasonOf(error))]
  }
}

async function mentioned(store: Store): Promise<ReadonlyMap<string, string> | null> {
  try {
    return await store.read((tx) => mentionedOriginals(tx))
  } catch {
    return null // the database's own check has named it
  }
}

/** Without a readable database every original is held against its own name only. */
async function verifyOriginals(blobs: BlobStore, wanted: ReadonlyMap<string, string> | null, signal?: AbortSignal): Promise<Finding[]> {
  const findings: Finding[] = []
  const kept: string[] = []
  try {
    for await (const hash of blobs.list()) kept.push(hash)
  } catch (error) {
    findings.push(problem('originals-unreadable', reasonOf(error)))
  }
  await eachLimited(kept, lanes, async (hash) => {
    stopIfAborted(signal)
    if ((await hashOriginal(blobs, hash)) !== hash) findings.push(problem('original-damaged', about(hash, wanted)))
    else if (wanted && !wanted.has(hash)) findings.push({ kind: 'note', code: 'original-unmentioned', subject: hash })
  })
  const there = new Set(kept)
  for (const hash of wanted?.keys() ?? []) if (!there.has(hash)) findings.push(problem('original-missing', about(hash, wanted)))
  return findings
}

/** What is derived from the messages, held against what they would make of it now. */
async function compared(store: Store, compare: Compare, unreadable: FindingCode, signal?: AbortSignal): Promise<Finding[]> {
  try {
    const found = await store.read((tx) => compare(tx, async () => {
      stopIfAborted(signal)
      await pause()
    }))
    return found.map(({ code, subject }) => problem(code, subject))
  } catch (error) {
    if (error instanceof FailureError) throw error
    return [problem(unreadable, reasonOf(error))]
  }
}

type Compare = (tx: ReadTx, pause: () => Promise<void>) => Promise<readonly { readonly code: FindingCode; readonly subject: string }[]>

const differing: Compare = async (tx, rest) => (await differingConversations(tx, rest)).map((subject) => ({ code: 'conversation-differs', subject }))

const about = (hash: string, wanted: ReadonlyMap<string, string> | null): string => {
  const by = wanted?.get(hash)
  return by ? `${hash} (${by})` : hash
}

const problem = (code: FindingCode, subject: string): Finding => ({ kind: 'problem', code, subject })

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
