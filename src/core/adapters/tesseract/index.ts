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

/** The lines of one page. They are handed out one by one, so that a page that is alone keeps every thread busy. */
interface Page {
  readonly lines: readonly LinePicture[]
  readonly language: RecognitionLanguage
  /** numbers of the lines that nobody has begun with, the next one last */
  readonly left: number[]
  readonly read: ReadLine[]
  /** lines that are not read yet, those under way included */
  unread: number
  readonly readers: Set<TesseractThread>
  timer: NodeJS.Timeout | null
  /** a thread died of it; a page on which two die is marked */
  tried: boolean
  readonly settle: (result: Result<readonly ReadLine[]>) => void
}

export function createRecogniser(options: RecogniserOptions): Recogniser {
  /** oldest first, until they are read */
  const pages = new Set<Page>()
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

  /**
   * A free thread, best one that has the language at hand; a new one while there is room. Only such a one helps with a page
   * that is being read already: to start a thread or to load a language takes as long as half a page.
   */
  const freeFor = ({ language, readers }: Page): TesseractThread | null => {
    const resting = [...threads].filter((thread) => !thread.busy)
    const fitting = resting.find((thread) => thread.language === language)
    if (fitting !== undefined || readers.size > 0) return fitting ?? null
    if (resting[0] !== undefined) return resting[0]
    if (threads.size >= options.size) return null
    const made = new TesseractThread(options.workerPath ?? scriptPath(), options.dataPath, forget)
    threads.add(made)
    return made
  }

  const next = (): void => {
    for (const page of pages) {
      for (let line = page.left.at(-1); line !== undefined; line = page.left.at(-1)) {
        const thread = freeFor(page)
        if (thread === null) break
        page.left.pop()
        void readLine(thread, page, line)
      }
    }
    for (const thread of threads) if (!thread.busy && !idle.has(thread)) idle.set(thread, setTimeout(() => void end(thread), options.idleMs ?? 20_000).unref())
  }

  const readLine = async (thread: TesseractThread, page: Page, line: number): Promise<void> => {
    clearTimeout(idle.get(thread))
    idle.delete(thread)
    thread.busy = true
    page.readers.add(thread)
    page.timer ??= setTimeout(() => {
      options.log?.warn('recognition-timeout')
      over(page, fail('recognition-timeout'))
      next()
    }, options.pageMs ?? limits.recogniseMs)
    try {
      const [read] = await thread.recognise(page.lines.slice(line, line + 1), page.language)
      page.read[line] = read ?? []
      page.unread--
    } catch (error) {
      // A thread that was ended on purpose rejects, too.
      if (pages.has(page)) failed(thread, page, line, error)
    }
    thread.busy = false
    page.readers.delete(thread)
    if (page.unread === 0) over(page, ok(page.read))
    next()
  }

  const failed = (thread: TesseractThread, page: Page, line: number, error: unknown): void => {
    options.log?.warn('recognition-failed', { reason: error instanceof Error ? error.message.slice(0, 200) : 'unknown' })
    page.readers.delete(thread)
    void end(thread)
    if (page.tried) return over(page, fail('recognition-failed'))
    page.tried = true
    page.left.push(line)
  }

  /** WebAssembly cannot be interrupted: whatever stops a page ends the threads at it, and the next page gets new ones. */
  const over = (page: Page, result: Result<readonly ReadLine[]>): void => {
    if (!pages.delete(page)) return
    if (page.timer) clearTimeout(page.timer)
    for (const thread of page.readers) void end(thread)
    page.settle(result)
  }

  return {
    size: options.size,
    available: () => has('deu'),
    recognise: (lines, language, signal) => {
      if (closed || signal?.aborted === true) return Promise.resolve(fail('cancelled'))
      if (!has(language)) return Promise.resolve(fail('recognition-data-missing'))
      if (lines.length === 0) return Promise.resolve(ok([]))
      return new Promise((resolve) => {
        const leave = (): void => {
          over(page, fail('cancelled'))
          next()
        }
        const page: Page = {
          lines,
          language,
          left: lines.map((_, index) => lines.length - 1 - index),
          read: [],
          unread: lines.length,
          readers: new Set(),
          timer: null,
          tried: false,
          settle: (result) => {
            signal?.removeEventListener('abort', leave)
            resolve(result)
          },
        }
        signal?.addEventListener('abort', leave, { once: true })
        pages.add(page)
        next()
      })
    },
    close: async () => {
      closed = true
      for (const page of [...pages]) over(page, fail('cancelled'))
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
