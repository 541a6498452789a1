import type { ImapFlowError } from 'imapflow'
import { certificateProblem, isTlsReason } from '../../../shared/certificate'
import { fail, FailureError, type Failure } from '../../../shared/result'
import { oneLine } from '../../../shared/text/one-line'

/** Longest piece of a server's answer that is kept and shown. */
const longestAnswer = 300

/** What an error of the library means. Pure: all that counts is what the server said, or how the line broke. */
export function failureOf(error: unknown, host: string): Failure {
  if (error instanceof FailureError) return error.failure
  const known: Partial<ImapFlowError> & { readonly cause?: unknown } = error instanceof Error ? error : {}
  const response = tidy(known.responseText ?? (typeof known.response === 'string' ? known.response : '') ?? '')
  // RFC 5530: a login that is refused for now is the server's trouble, not a wrong password.
  if (known.serverResponseCode === 'UNAVAILABLE' || known.serverResponseCode === 'INUSE') return fail('mailbox-refused', { host, response }).error
  if (known.authenticationFailed) return fail('mailbox-auth', { host, response }).error
  const code = codesOf(known).find(isTlsReason)
  if (code || known.tlsFailed) return tlsFailure(known, code, host)
  if (known.mailboxMissing || known.serverResponseCode === 'TRYCREATE' || known.serverResponseCode === 'NONEXISTENT') {
    return fail('mailbox-folder-missing', { folder: known.path ?? '' }).error
  }
  if (known.responseStatus) return fail('mailbox-refused', { host, response }).error
  if (known.code && /TIMEOUT$|^ETIMEDOUT$/.test(known.code)) return fail('mailbox-timeout', { host }).error
  if (known.code && lineEnded.has(known.code)) return fail('mailbox-lost', { host }).error
  return fail('mailbox-unreachable', { host }).error
}

const lineEnded = new Set(['NoConnection', 'EConnectionClosed', 'StateLogout', 'ECONNRESET', 'EPIPE', 'DownloadIncomplete', 'ClosedAfterConnectText', 'ClosedAfterConnectTLS'])

function tlsFailure(error: Partial<ImapFlowError>, code: string | undefined, host: string): Failure {
  const problem = certificateProblem(code) ?? (code === undefined || code === 'ERR_SSL_WRONG_VERSION_NUMBER' ? 'notOffered' : 'other')
  // OpenSSL writes `….:error:0A000438:SSL routines:ssl3_read_bytes:tlsv1 alert internal error:../deps/…`: the words are in the middle.
  const reason = tidy(/:SSL routines:[^:]*:([^:]+):/.exec(error.message ?? '')?.[1] ?? error.message ?? '')
  return fail('mailbox-tls', { host, problem, reason }).error
}

/** The library wraps what the socket said. */
function codesOf(error: { readonly code?: string | undefined; readonly cause?: unknown; readonly _err?: Error | undefined }): string[] {
  const inner = error._err ?? (error.cause instanceof Error ? error.cause : undefined)
  return [...(error.code ? [error.code] : []), ...(inner ? codesOf(inner) : [])]
}

function tidy(answer: string): string {
  const line = oneLine(answer)
  return line.length > longestAnswer ? `${line.slice(0, longestAnswer)}…` : line
}
