import { errorCodes, type ErrorCode } from '../../shared/errors'

export interface FailureLike {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}

const known: ReadonlySet<string> = new Set(errorCodes)

export const isErrorCode = (code: string): code is ErrorCode => known.has(code)
