import type { ErrorCode } from './errors'

/** A failure as a value: a code of the table in errors.ts and the parameters its words need. */
export interface Failure {
  readonly code: ErrorCode
  readonly params: Readonly<Record<string, string | number>>
}

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const fail = (code: ErrorCode, params: Failure['params'] = {}): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error: { code, params },
})

/** Carries a failure through code that can only throw (a transaction that must roll back). Caught at the engine's edge. */
export class FailureError extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code)
  }
}

/** Ends every switch over a union: a new member is a type error here. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
