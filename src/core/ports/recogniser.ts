import type { Box } from '../../shared/domain/page'
import type { Result } from '../../shared/result'

export type RecognitionLanguage = 'deu' | 'eng'

/** A line of text in grey, one byte a pixel, 0 is black. */
export interface LinePicture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

export interface ReadWord {
  readonly text: string
  /** in pixels of the line's picture */
  readonly box: Box
  /** 0..100 */
  readonly confidence: number
}

/** The words of a line from left to right. */
export type ReadLine = readonly ReadWord[]

/** A pool of recognition workers, one thread each, started when needed and released when idle. */
export interface Recogniser {
  /** how many pages it reads at once; a page alone is read by several threads, where they have its language at hand */
  readonly size: number
  /**
   * Reads the lines of a page, as many as were given and in their order.
   * Fails with `recognition-data-missing`, `recognition-timeout`, `recognition-failed` or `cancelled`.
   */
  recognise(lines: readonly LinePicture[], language: RecognitionLanguage, signal?: AbortSignal): Promise<Result<readonly ReadLine[]>>
  available(): boolean
  close(): Promise<void>
}
