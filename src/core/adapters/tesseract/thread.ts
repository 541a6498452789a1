import { Worker } from 'node:worker_threads'
import type { LinePicture, ReadLine, RecognitionLanguage } from '../../ports/recogniser'
import { toReadLine, type TesseractPage } from './blocks'

interface Packet {
  readonly jobId: string
  readonly status: 'resolve' | 'reject' | 'progress'
  readonly data: unknown
}

/**
 * One thread of tesseract.js, driven by its own messages. Its `createWorker` is not used: it never settles when the
 * thread dies while starting, and leaves the thread's death without a listener, which ends the process.
 */
export class TesseractThread {
  readonly #worker: Worker
  readonly #dataPath: string
  readonly #waiting = new Map<string, { readonly resolve: (data: unknown) => void; readonly reject: (error: Error) => void }>()
  readonly #loaded = new Set<RecognitionLanguage>()
  #language: RecognitionLanguage | null = null
  #number = 0
  #ended = false
  busy = false

  constructor(scriptPath: string, dataPath: string, onEnd: (thread: TesseractThread) => void) {
    this.#dataPath = dataPath
    this.#worker = new Worker(scriptPath, { stdout: true, stderr: true })
    this.#worker.stdout.resume()
    this.#worker.stderr.resume()
    const died = (reason: string): void => {
      this.#ended = true
      for (const { reject } of this.#waiting.values()) reject(new Error(reason))
      this.#waiting.clear()
      onEnd(this)
    }
    this.#worker.on('error', (error) => died(error instanceof Error ? error.message : 'error'))
    this.#worker.on('exit', () => died('exit'))
    this.#worker.on('message', (packet: Packet) => this.#settle(packet))
    this.#worker.unref()
  }

  get language(): RecognitionLanguage | null {
    return this.#language
  }

  async recognise(lines: readonly LinePicture[], language: RecognitionLanguage): Promise<readonly ReadLine[]> {
    await this.#use(language)
    const read: ReadLine[] = []
    for (const line of lines) {
      const answer = await this.#ask('recognize', { image: encodePgm(line), options: {}, output: { blocks: true, text: false } })
      read.push(toReadLine(answer as TesseractPage))
    }
    return read
  }

  async end(): Promise<void> {
    this.#ended = true
    await this.#worker.terminate()
  }

  async #use(language: RecognitionLanguage): Promise<void> {
    if (this.#language === language) return
    if (this.#loaded.size === 0) await this.#ask('load', { options: { lstmOnly: true, logging: false } })
    if (!this.#loaded.has(language)) {
      await this.#ask('loadLanguage', { langs: [language], options: { langPath: this.#dataPath, cacheMethod: 'none', gzip: true, lstmOnly: true } })
      this.#loaded.add(language)
    }
    const lstmOnly = 1
    await this.#ask('initialize', { langs: [language], oem: lstmOnly, config: {} })
    // Each picture is one line of text: where lines are is found here, Tesseract's own layout loses cells of tables.
    await this.#ask('setParameters', { params: { tessedit_pageseg_mode: '7', user_defined_dpi: '204' } })
    this.#language = language
  }

  #ask(action: string, payload: unknown): Promise<unknown> {
    if (this.#ended) return Promise.reject(new Error('ended'))
    const jobId = String(++this.#number)
    return new Promise((resolve, reject) => {
      this.#waiting.set(jobId, { resolve, reject })
      this.#worker.postMessage({ workerId: 'page', jobId, action, payload })
    })
  }

  #settle({ jobId, status, data }: Packet): void {
    const waiting = this.#waiting.get(jobId)
    if (waiting === undefined || status === 'progress') return
    this.#waiting.delete(jobId)
    if (status === 'resolve') waiting.resolve(data)
    else waiting.reject(new Error(String(data)))
  }
}

/** Binary PGM (netpbm P5): tesseract.js takes no bare pixels. */
function encodePgm({ width, height, data }: LinePicture): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
  const out = new Uint8Array(head.length + data.length)
  out.set(head)
  out.set(data, head.length)
  return out
}
