import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fail, ok, type Result } from '../../../shared/result'
import { limits } from '../../limits'
import type { LinePicture, ReadLine, Recogniser, RecognitionLanguage } from '../../ports/recogniser'
import type { Log } from '../../ports/system'
import { TesseractThread } from './thread'

export interface RecogniserOptions {
  /** folder with LANGUAGE.traineddata.gz */
  readonly dataPath: string
  readonly size: number
  /** ms without work after which a thread is let go: each holds some 120 MB */
  readonly idleMs?: number
  /** ms for one page; a test shortens it */
  readonly pageMs?: number
  /** tesseract.js's worker script, where it is not found by its name */
  readonly workerPath?: string
  readonly log?: Log
}

interface Waiting {
  readonly lines: readonly LinePicture[]
  readonly language: RecognitionLanguage
  readonly signal: AbortSignal | undefined
  readonly settle: (result: Result<readonly ReadLine[]>) => void
  /** its thread died; a page on which two die is marked */
  tried: boolean
}

export function createRecogniser(options: RecogniserOptions): Recogniser {
  const waiting: Waiting[] = []
  const threads = new Set<TesseractThread>()
  const idle = new Map<TesseractThread, NodeJS.Timeout>()
  let closed = false

  const has = (language: RecognitionLanguage): boolean => existsSync(join(options.dataPath, `${language}.traineddata.gz`))

  const end = (thread: TesseractThread): Promise<void> => {
    forget(thread)
    return thread.end()
  }

  const forget = (thread: TesseractThread): void => {
    clearTimeout(idle.get(thread))
    idle.delete(thread)
    threads.delete(thread)
  }

  /** A free thread, best one that has the language at hand; a new one while there is room. */
  const free = (language: RecognitionLanguage): TesseractThread | null => {
    const resting = [...threads].filter((thread) => !thread.busy)
    const best = resting.find((thread) => thread.language === language) ?? resting[0]
    if (best !== undefined) return best
    if (threads.size >= options.size) return null
    const made = new TesseractThread(options.workerPath ?? scriptPath(), options.dataPath, forget)
    threads.add(made)
    return made
  }

  const next = (): void => {
    const first = waiting[0]
    if (first === undefined || closed) return
    const thread = free(first.language)
    if (thread === null) return
    waiting.shift()
    clearTimeout(idle.get(thread))
    thread.busy = true
    void run(thread, first).then((result) => {
      thread.busy = false
      if (threads.has(thread)) idle.set(thread, setTimeout(() => void end(thread), options.idleMs ?? 20_000).unref())
      if (!result.ok && result.error.code === 'recognition-failed' && !first.tried && !closed) {
        first.tried = true
        waiting.unshift(first)
      } else first.settle(result)
      next()
    })
    next()
  }

  const run = (thread: TesseractThread, { lines, language, signal }: Waiting): Promise<Result<readonly ReadLine[]>> =>
    new Promise((resolve) => {
      // WebAssembly cannot be interrupted: whatever stops a page ends its thread, and the next page gets a new one.
      const stop = (result: Result<readonly ReadLine[]>): void => {
        finish(result)
        void end(thread)
      }
      const onAbort = (): void => stop(fail('cancelled'))
      const timer = setTimeout(() => {
        options.log?.warn('recognition-timeout')
        stop(fail('recognition-timeout'))
      }, options.pageMs ?? limits.recogniseMs)
      let done = false
      const finish = (result: Result<readonly ReadLine[]>): void => {
        done = true
        clearTimeout(timer)
        signal?.removeEventListener('abort', onAbort)
        resolve(result)
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      thread.recognise(lines, language).then(
        (answer) => finish(ok(answer)),
        (error: unknown) => {
          // A thread that was ended on purpose rejects, too.
          if (done) return
          options.log?.warn('recognition-failed', { reason: error instanceof Error ? error.message.slice(0, 200) : 'unknown' })
          stop(fail('recognition-failed'))
        },
      )
    })

  return {
    size: options.size,
    available: () => has('deu'),
    recognise: (lines, language, signal) => {
      if (closed || signal?.aborted === true) return Promise.resolve(fail('cancelled'))
      if (!has(language)) return Promise.resolve(fail('recognition-data-missing'))
      return new Promise((resolve) => {
        const entry: Waiting = {
          lines,
          language,
          signal,
          tried: false,
          settle: (result) => {
            signal?.removeEventListener('abort', leave)
            resolve(result)
          },
        }
        const leave = (): void => {
          const place = waiting.indexOf(entry)
          if (place < 0) return
          waiting.splice(place, 1)
          entry.settle(fail('cancelled'))
        }
        signal?.addEventListener('abort', leave, { once: true })
        waiting.push(entry)
        next()
      })
    },
    close: async () => {
      closed = true
      for (const left of waiting.splice(0)) left.settle(fail('cancelled'))
      await Promise.all([...threads].map(end))
    },
  }
}

/** A package in an app archive may lie beside it, unpacked: a thread starts there without help. */
function scriptPath(): string {
  const path = createRequire(import.meta.url).resolve('tesseract.js/src/worker-script/node/index.js')
  const unpacked = path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked')
  return unpacked !== path && existsSync(unpacked) ? unpacked : path
}
