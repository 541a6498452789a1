import { Worker } from 'node:worker_threads'
import { fail, type Result } from '../../../shared/result'
import { limits } from '../../limits'
import type { DocumentReader } from '../../ports/document-reader'
import type { Log } from '../../ports/system'
import type { PreparationStep } from '../../recognition'
import type { WorkerCall, WorkerReply, WorkerRequest } from './protocol'

export interface DocumentReaderOptions {
  /** the built worker (out/main/page-worker.js) */
  readonly workerPath: string
  readonly log?: Log
  /** ms a call may take; a test shortens it */
  readonly callMs?: number
  /** MB of heap; a test lowers it */
  readonly heapMb?: number
  /** steps of the preparation to leave out: a bench shows what each is worth */
  readonly without?: readonly PreparationStep[]
  /** ms without work after which the thread is let go: an idle app should be small */
  readonly idleMs?: number
}

interface Waiting {
  readonly request: WorkerRequest
  readonly rank: number
  readonly settle: (result: Result<unknown>) => void
}

/** What somebody waits for comes first: arrivals, then pictures to look at, then pages for recognition. */
const ranks: Readonly<Record<WorkerCall, number>> = { mail: 0, outline: 0, render: 1, pack: 2, textLayer: 2, toPdf: 1, prepare: 2, invoice: 2, codes: 2 }

/**
 * Two threads: one for what arrives, one for pages that are drawn and prepared for recognition. A page of 100 megapixels
 * takes seconds to prepare, and a fax of two thousand of them must not keep others' arrivals waiting.
 */
export function createDocumentReader(options: DocumentReaderOptions): DocumentReader {
  const arrivals = oneThread(options)
  const pages = oneThread(options)
  return {
    ...arrivals,
    render: pages.render,
    pack: pages.pack,
    textLayer: pages.textLayer,
    prepare: pages.prepare,
    invoice: pages.invoice,
    codes: pages.codes,
    toPdf: pages.toPdf,
    close: async () => void (await Promise.all([arrivals.close(), pages.close()])),
  }
}

/** One thread that decodes, one call at a time; it is ended when a call hangs and made anew with the next. */
function oneThread(options: DocumentReaderOptions): DocumentReader {
  const waiting: Waiting[] = []
  let worker: Worker | null = null
  let current: (Waiting & { readonly timer: NodeJS.Timeout }) | null = null
  let idle: NodeJS.Timeout | null = null
  let number = 0
  let closed = false

  const drop = (): Promise<unknown> => {
    const old = worker
    worker = null
    old?.removeAllListeners()
    // A thread that dies of its wounds while it is ended is nobody's business any more.
    old?.on('error', () => undefined)
    return old?.terminate() ?? Promise.resolve()
  }

  const settle = (result: Result<unknown>): void => {
    const done = current
    current = null
    if (done === null) return
    clearTimeout(done.timer)
    done.settle(result)
    next()
  }

  const lost = (reason: string): void => {
    void drop()
    options.log?.warn('page-worker-lost', { call: current?.request.call ?? null, reason })
    settle(fail('decode-crashed'))
  }

  const start = (): Worker => {
    const made = new Worker(options.workerPath, { workerData: options.without ?? [], resourceLimits: { maxOldGenerationSizeMb: options.heapMb ?? limits.decodeHeapMb }, stdout: true, stderr: true })
    made.stdout.resume()
    made.stderr.resume()
    made.on('message', (reply: WorkerReply) => {
      if (reply.id === current?.request.id) settle(reply.result)
    })
    made.on('error', (error: Error & { code?: string }) => lost(error.code ?? error.name))
    made.on('exit', (code) => lost(`exit ${code}`))
    made.unref()
    return made
  }

  const next = (): void => {
    if (current !== null) return
    const first = takeFirst(waiting)
    if (first === undefined) {
      idle ??= setTimeout(() => {
        idle = null
        if (current === null) void drop()
      }, options.idleMs ?? 20_000).unref()
      return
    }
    if (idle !== null) clearTimeout(idle)
    idle = null
    const timer = setTimeout(() => {
      options.log?.warn('page-worker-timeout', { call: first.request.call })
      void drop()
      settle(fail('decode-timeout'))
    }, options.callMs ?? (first.request.call === 'mail' ? limits.mailMs : limits.decodeMs))
    current = { ...first, timer }
    try {
      worker ??= start()
      worker.postMessage(first.request)
    } catch (error) {
      lost(error instanceof Error ? error.name : 'unknown')
    }
  }

  const ask = <T>(call: WorkerCall, ...args: readonly unknown[]): Promise<Result<T>> => {
    if (closed) return Promise.resolve(fail('cancelled'))
    return new Promise((resolve) => {
      number++
      waiting.push({ request: { id: number, call, args }, rank: ranks[call], settle: (result) => resolve(result as Result<T>) })
      next()
    })
  }

  return {
    outline: (...args) => ask('outline', ...args),
    render: (...args) => ask('render', ...args),
    pack: (...args) => ask('pack', ...args),
    textLayer: (...args) => ask('textLayer', ...args),
    prepare: (...args) => ask('prepare', ...args),
    invoice: (...args) => ask('invoice', ...args),
    codes: (...args) => ask('codes', ...args),
    mail: (...args) => ask('mail', ...args),
    toPdf: (...args) => ask('toPdf', ...args),
    close: async () => {
      closed = true
      if (idle !== null) clearTimeout(idle)
      for (const left of waiting.splice(0)) left.settle(fail('cancelled'))
      const ending = drop()
      settle(fail('cancelled'))
      await ending
    },
  }
}

/** The oldest of the most urgent. */
function takeFirst(waiting: Waiting[]): Waiting | undefined {
  let best = 0
  for (const [index, entry] of waiting.entries()) if (entry.rank < (waiting[best]?.rank ?? 0)) best = index
  return waiting.splice(best, 1)[0]
}
