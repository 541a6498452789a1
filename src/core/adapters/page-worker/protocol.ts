import type { DocumentReader } from '../../ports/document-reader'
import type { Result } from '../../../shared/result'

/** The calls of the port that run in the thread. */
export type WorkerCall = Exclude<keyof DocumentReader, 'close'>

export type CallArguments<C extends WorkerCall> = Parameters<DocumentReader[C]>
export type CallAnswer<C extends WorkerCall> = Awaited<ReturnType<DocumentReader[C]>>

export interface WorkerRequest {
  readonly id: number
  readonly call: WorkerCall
  readonly args: readonly unknown[]
}

export interface WorkerReply {
  readonly id: number
  readonly result: Result<unknown>
}
