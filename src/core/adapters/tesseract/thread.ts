import { Worker } from 'node:worker_threads'
import type { RecognitionLanguage } from '../../ports/recogniser'
import type { TesseractPage } from './blocks'

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

  async recognise(pgm: Uint8Array, language: RecognitionLanguage): Promise<TesseractPage> {
    await this.#use(language)
    return (await this.#ask('recognize', { image: pgm, options: {}, output: { blocks: true, text: false } })) as TesseractPage
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
    // A column of text of varying sizes: on fax pages better than full layout analysis (5.49 against 4.51 % errors).
    await this.#ask('setParameters', { params: { tessedit_pageseg_mode: '4' } })
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
