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

/** What somebody waits for comes first: arrivals, of these what is begun already (the parts of a mail that was read), then pictures to look at, then pages for recognition. */
const ranks: Readonly<Record<WorkerCall, number>> = { outline: 0, smallFiles: 1, mail: 1, render: 1, pack: 2, textLayer: 2, toPdf: 1, prepare: 2, invoice: 2, codes: 2 }

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

/**
 * What is quickly done is sent ahead of the answers before it: else the thread would wait with each for an engine that is busy
 * with its database, and the engine for it. A batch is written to the database in one go, and the thread has the next to do
 * meanwhile.
 */
const mostAhead = 400
const isQuick = ({ request }: Waiting): boolean => request.call === 'smallFiles' || request.call === 'mail'
const goesAhead = (one: Waiting): boolean => isQuick(one) && typeof one.request.args[0] !== 'string'

/** One thread that decodes, one call at a time; it is ended when a call hangs and made anew with the next. */
function oneThread(options: DocumentReaderOptions): DocumentReader {
  const waiting: Waiting[] = []
  let worker: Worker | null = null
  /** with the thread, in the order in which it answers; the first is what it works at */
  const sent: Waiting[] = []
  let timer: NodeJS.Timeout | undefined
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
    clearTimeout(timer)
    const done = sent.shift()
    if (done === undefined) return
    if (sent.length > 0) watch()
    done.settle(result)
    next()
  }

  /** The first is to blame; the others are asked again. */
  const lost = (event: string, reason: string, code: 'decode-crashed' | 'decode-timeout'): void => {
    void drop()
    options.log?.warn(event, { call: sent[0]?.request.call ?? null, reason })
    waiting.unshift(...sent.splice(1))
    settle(fail(code))
  }

  const watch = (): void => {
    const ms = options.callMs ?? (sent[0] !== undefined && isQuick(sent[0]) ? limits.mailMs : limits.decodeMs)
    timer = setTimeout(() => lost('page-worker-timeout', `${ms} ms`, 'decode-timeout'), ms)
  }

  const start = (): Worker => {
    const made = new Worker(options.workerPath, { workerData: options.without ?? [], resourceLimits: { maxOldGenerationSizeMb: options.heapMb ?? limits.decodeHeapMb }, stdout: true, stderr: true })
    made.stdout.resume()
    made.stderr.resume()
    made.on('message', (reply: WorkerReply) => {
      if (reply.id === sent[0]?.request.id) settle(reply.result)
    })
    let reason: string | null = null
    made.on('error', (error: Error & { code?: string }) => (reason = error.code ?? error.name))
    // Only now have all its answers been heard: an error may overtake them, and the wrong call would be blamed.
    made.on('exit', (code) => lost('page-worker-lost', reason ?? `exit ${code}`, 'decode-crashed'))
    made.unref()
    return made
  }

  const next = (): void => {
    for (let first = mostUrgent(waiting); first !== undefined && mayBeSent(first); first = mostUrgent(waiting)) {
      waiting.splice(waiting.indexOf(first), 1)
      send(first)
    }
    if (sent.length === 0) rest()
  }

  const mayBeSent = (one: Waiting): boolean => sent.length === 0 || (sent.length < mostAhead && goesAhead(one) && sent.every(goesAhead))

  const send = (one: Waiting): void => {
    if (idle !== null) clearTimeout(idle)
    idle = null
    try {
      worker ??= start()
      worker.postMessage(one.request)
    } catch (error) {
      options.log?.warn('page-worker-unasked', { call: one.request.call, reason: error instanceof Error ? error.name : 'unknown' })
      return one.settle(fail('decode-crashed'))
    }
    sent.push(one)
    if (sent.length === 1) watch()
  }

  const rest = (): void => {
    idle ??= setTimeout(() => {
      idle = null
      if (sent.length === 0) void drop()
    }, options.idleMs ?? 20_000).unref()
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
    smallFiles: (...args) => ask('smallFiles', ...args),
    mail: (...args) => ask('mail', ...args),
    toPdf: (...args) => ask('toPdf', ...args),
    close: async () => {
      closed = true
      if (idle !== null) clearTimeout(idle)
      clearTimeout(timer)
      for (const left of [...sent.splice(0), ...waiting.splice(0)]) left.settle(fail('cancelled'))
      await drop()
    },
  }
}

/** The oldest of the most urgent. */
function mostUrgent(waiting: readonly Waiting[]): Waiting | undefined {
  let best = waiting[0]
  for (const entry of waiting) if (best && entry.rank < best.rank) best = entry
  return best
}
