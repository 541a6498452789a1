import type { WindowEventName, EventPayload, Input, Output, WindowCall } from '../../shared/contract'
import type { Failure, Result } from '../../shared/result'

/** Makes a call over the gate; failures come back as values. */
export const call = <N extends WindowCall>(name: N, input: Input<N>): Promise<Result<Output<N>>> =>
  window.rueckkanal.call(name, input)

export const listen = <N extends WindowEventName>(name: N, listener: (payload: EventPayload<N>) => void): (() => void) =>
  window.rueckkanal.on(name, listener)

/** Takes in files that were dropped on the window; their paths never reach it. */
export const takeInDropped = (files: readonly File[]): Promise<Result<{ readonly arrivalIds: readonly string[] }>> =>
  window.rueckkanal.takeInDropped(files)

/** A failure for the query cache, which knows only thrown errors. */
export class CallFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code)
  }
}

export async function ask<N extends WindowCall>(name: N, input: Input<N>): Promise<Output<N>> {
  const result = await call(name, input)
  if (!result.ok) throw new CallFailure(result.error)
  return result.value
}
