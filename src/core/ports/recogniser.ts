import type { Word } from '../../shared/domain/page'
import type { Result } from '../../shared/result'
import type { PreparedPage } from './document-reader'

export type RecognitionLanguage = 'deu' | 'eng'

export interface RecognisedPage {
  /** boxes in pixels of the prepared picture */
  readonly words: readonly Word[]
  readonly text: string
  /** mean of the words' confidence, 0..100; 0 where there are no words */
  readonly confidence: number
}

/** A pool of recognition workers, one thread each, started when needed and released when idle. */
export interface Recogniser {
  /** how many pages it reads at once */
  readonly size: number
  /** Fails with `recognition-data-missing`, `recognition-timeout`, `recognition-failed` or `cancelled`. */
  recognise(page: PreparedPage, language: RecognitionLanguage, signal?: AbortSignal): Promise<Result<RecognisedPage>>
  available(): boolean
  close(): Promise<void>
}
