import { Worker } from 'node:worker_threads'
import { fail, FailureError, type Failure } from '../../../shared/result'
import type { Bundle, Log } from '../../ports'
import { openBundle } from './sqlite-bundle'

/** `ends`: where in `bytes` each original ends, in the order of `hashes` */
export type DiskRequest =
  | { readonly id: number; readonly kind: 'add'; readonly path: string; readonly hashes: readonly string[]; readonly ends: readonly number[]; readonly bytes: Uint8Array }
  | { readonly id: number; readonly kind: 'checkpoint'; readonly path: string }
  | { readonly id: number; readonly kind: 'close' }

export interface DiskReply {
  readonly id: number
  readonly failure: Failure | null
}

/** What waits for the disk, in a thread of its own: the engine's answers to the window meanwhile, and goes on with its batch. */
export interface DiskThread {
  /**
   * Into the bundle at `path`: all or none, flushed.
   * @throws FailureError as `Bundle.add`; `data-unwritable` where the thread is lost
   */
  add(path: string, entries: ReadonlyMap<string, Uint8Array>): Promise<void>
  /** Works the write-ahead log of the store at `path` into its file as far as nobody reads before it. One that fails is made up for by the next. */
  checkpoint(path: string): void
  /** Finishes what is under way and lets go of the files. What is asked for later is `cancelled`, or of no use: the store works its log in as it closes. */
  close(): Promise<void>
}

export interface DiskThreadOptions {
  /** the built worker (out/main/disk-worker.js) */
  readonly workerPath: string
  readonly log: Log
  /** ms without work after which the thread is let go: an idle app should be small */
  readonly idleMs?: number
}

type Asked = DiskRequest extends infer R ? (R extends unknown ? Omit<R, 'id'> : never) : never

export function startDiskThread({ workerPath, log, idleMs = 20_000 }: DiskThreadOptions): DiskThread {
  const open = new Map<number, (failure: Failure | null) => void>()
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let lastId = 0
  let closed = false

  const start = (): Worker => {
    const made = new Worker(workerPath)
    made.on('message', ({ id, failure }: DiskReply) => {
      const settle = open.get(id)
      open.delete(id)
      if (open.size === 0) {
        made.unref() // a program may end while it rests, not while it writes
        idle = setTimeout(() => void rest(), idleMs).unref()
      }
      settle?.(failure)
    })
    made.on('error', (error) => { log.error('disk-thread-error', { reason: error.message }) })
    made.on('exit', () => { lost(made) })
    return made
  }

  /** What it had to do is told as failed: whoever asked tries again. */
  const lost = (gone: Worker): void => {
    if (worker !== gone) return
    worker = null
    const left = [...open.values()]
    open.clear()
    for (const settle of left) settle(fail('data-unwritable').error)
  }

  const ask = (asked: Asked, transfer: ArrayBuffer[] = []): Promise<Failure | null> =>
    new Promise((resolve) => {
      clearTimeout(idle)
      const id = (lastId += 1)
      open.set(id, resolve)
      try {
        worker ??= start()
        worker.ref()
        worker.postMessage({ ...asked, id }, transfer)
      } catch (error) {
        log.error('disk-thread-unasked', { reason: error instanceof Error ? error.message : 'unknown' })
        open.delete(id)
        resolve(fail('data-unwritable').error)
      }
    })

  /** Lets go of files and thread, unless there is work again by then. */
  const rest = async (): Promise<void> => {
    clearTimeout(idle)
    const resting = worker
    if (resting === null) return
    await ask({ kind: 'close' })
    clearTimeout(idle)
    if (worker !== resting || open.size > 0) return
    worker = null
    await resting.terminate()
  }

  return {
    async add(path, entries) {
      const failure = closed ? fail('cancelled').error : await ask(...addRequest(path, entries))
      if (failure !== null) throw new FailureError(failure)
    },
    checkpoint: (path) => {
      if (!closed) void ask({ kind: 'checkpoint', path }).then((failure) => { if (failure !== null) log.warn('checkpoint-failed', { code: failure.code }) })
    },
    close: async () => {
      closed = true
      while (worker !== null) await rest()
    },
  }
}

/** The bytes in one piece that changes hands: what is given away cannot be read here any more, and each may be a part of something larger. */
function addRequest(path: string, entries: ReadonlyMap<string, Uint8Array>): [Asked, ArrayBuffer[]] {
  const ends: number[] = []
  let size = 0
  for (const entry of entries.values()) ends.push((size += entry.length))
  const bytes = new Uint8Array(size)
  for (const [index, entry] of [...entries.values()].entries()) bytes.set(entry, (ends[index] ?? 0) - entry.length)
  return [{ kind: 'add', path, hashes: [...entries.keys()], ends, bytes }, [bytes.buffer]]
}

/** The bundle that is read here and written in the thread. */
export function bundleByThread(path: string, thread: DiskThread): Bundle {
  return { ...openBundle(path, true), add: (entries) => thread.add(path, entries) }
}
