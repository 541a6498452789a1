import type { EngineCall, EventName, EventPayload, Input, Output } from '../../shared/contract'
import type { Failure, Result } from '../../shared/result'

/** All that the engine needs to know of its host, given once at its start. */
export interface EngineStart {
  readonly dataFolder: string
  /** the folder with `tessdata` and `samples` */
  readonly resources: string
  /** the script of the thread that opens files */
  readonly workerPath: string
}

export type VaultRequest =
  | { readonly op: 'keyring' }
  | { readonly op: 'state'; readonly name: string }
  | { readonly op: 'read'; readonly name: string }
  | { readonly op: 'write'; readonly name: string; readonly secret: string; readonly readable: boolean }

export type ToEngine =
  | { readonly kind: 'start'; readonly start: EngineStart }
  | { readonly kind: 'call'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'vault-answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'stop' }
  /** instead of `start`, to a process of its own: it restores, answers and ends */
  | { readonly kind: 'restore'; readonly start: EngineStart; readonly source: string }

export type FromEngine =
  | { readonly kind: 'up' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'event'; readonly event: EngineEvent }
  | { readonly kind: 'restored'; readonly result: Result<unknown> }
  | { readonly kind: 'vault'; readonly id: number; readonly request: VaultRequest }

/** One event with the payload of its name. */
export type EngineEvent = { readonly [N in EventName]: { readonly name: N; readonly payload: EventPayload<N> } }[EventName]

/** One end of the line between host and engine, whatever carries it. */
export interface Line<Out, In> {
  post(message: Out): void
  listen(listener: (message: In) => void): void
}

/** Asks the engine, with the contract's types. */
export type AskEngine = <N extends EngineCall>(name: N, input: Input<N>) => Promise<Result<Output<N>>>
