import type { NodemailerError } from 'nodemailer'
import { certificateProblem, isTlsReason } from '../../../shared/certificate'
import { fail, type Failure } from '../../../shared/result'
import { oneLine } from '../../../shared/text/one-line'
import type { SendOutcome } from '../../ports'

/** The server offers no login on this connection although a user is set. */
export class NoLogin extends Error {}

/** What is known when a try broke off. */
export interface Breaking {
  readonly host: string
  /** bytes of the mail */
  readonly size: number
  /** the end of the mail's data may have reached the server: only its answer can tell what became of it */
  readonly given: boolean
  readonly cancelled: boolean
}

/** Longest piece of a server's answer that is kept and shown. */
const longestAnswer = 300

/** Judges the error that ended a try. Pure: all that counts is the answer, if there was one, and how far the try had come. */
export function outcomeOf(error: unknown, breaking: Breaking): SendOutcome {
  const known = asLibraryError(error)
  const answer = known.responseCode ?? 0
  const refused = answer >= 400 && answer < 600
  if (breaking.given && !refused) return { kind: 'uncertain', failure: fail('smtp-connection-lost').error }
  const failure = breaking.cancelled && !refused ? fail('cancelled').error : failureOf(error, breaking.host, breaking.size)
  return { kind: isLasting(known, failure) ? 'permanent' : 'temporary', failure }
}

export function failureOf(error: unknown, host: string, size = 0): Failure {
  if (error instanceof NoLogin) return fail('smtp-no-login', { host }).error
  const known = asLibraryError(error)
  const answer = known.responseCode ?? 0
  const response = tidyAnswer(known.response ?? '')
  // A login refused for now (454 4.7.0) is the server's trouble, not a wrong password.
  if ((known.code === 'EAUTH' && !(answer >= 400 && answer < 500)) || answer === 530) return fail('smtp-auth', { response }).error
  if (known.code === 'ETLS' || isTlsReason(known.originalCode)) return tlsFailure(known, host)
  if (answer >= 500 && known.permanent !== false) return fail('smtp-rejected', { response }).error
  if (answer >= 400) return fail('smtp-temporary', { response }).error
  const limit = tooLarge(known, size)
  if (limit) return limit
  if (known.code === 'ETIMEDOUT') return fail('smtp-timeout', { host }).error
  if (known.code === 'EENVELOPE') return fail('address-invalid', { address: '' }).error
  return fail('smtp-unreachable', { host }).error
}

/** Only an answer that will be the same next time ends the trying; what the machine or the network lack may come. */
function isLasting(error: NodemailerError, failure: Failure): boolean {
  if (failure.code === 'smtp-temporary') return false
  const lasting: readonly string[] = ['smtp-auth', 'smtp-no-login', 'smtp-rejected', 'message-too-large', 'address-invalid']
  return lasting.includes(failure.code) && error.permanent !== false
}

/** A server's answer on one line: `550-5.7.1 No` + `550 5.7.1 entry` → `550 5.7.1 No 5.7.1 entry`. */
export function tidyAnswer(response: string): string {
  const lines = response.split(/\r?\n/)
  const texts = lines.map((line) => line.replace(/^\d{3}[ -]?/, ''))
  const code = /^\d{3}/.exec(response)?.[0] ?? ''
  const line = oneLine(`${code} ${texts.join(' ')}`)
  return line.length > longestAnswer ? `${line.slice(0, longestAnswer)}…` : line
}

/** The SIZE extension (RFC 1870): the library compares before it sends and tells the limit in words only. */
function tooLarge(error: NodemailerError, size: number): Failure | null {
  if (error.code !== 'EMESSAGE' || error.command !== 'MAIL FROM') return null
  const bytes = Number(/(\d+)$/.exec(error.message)?.[1] ?? 0)
  return fail('message-too-large', { sizeMb: Math.ceil(size / 1_048_576), limitMb: Math.floor(bytes / 1_048_576) }).error
}

function tlsFailure(error: NodemailerError, host: string): Failure {
  // OpenSSL writes `….:error:0A000438:SSL routines:ssl3_read_bytes:tlsv1 alert internal error:../deps/…`: the words are in the middle.
  const words = /:SSL routines:[^:]*:([^:]+):/.exec(error.message)?.[1] ?? error.message
  const reason = tidyAnswer(error.response ?? '') || words.replace(/[\p{Cc}\s]+/gu, ' ').slice(0, longestAnswer)
  return fail('smtp-tls', { host, problem: tlsProblem(error), reason }).error
}

function tlsProblem(error: NodemailerError): string {
  const problem = certificateProblem(error.originalCode)
  if (problem) return problem
  // A plain SMTP greeting where a TLS handshake was begun, or an answer other than 220 to STARTTLS (RFC 3207 §4).
  return error.originalCode === 'ERR_SSL_WRONG_VERSION_NUMBER' || error.command === 'STARTTLS' ? 'notOffered' : 'other'
}

const asLibraryError = (error: unknown): NodemailerError => (error instanceof Error ? error : new Error(String(error)))
