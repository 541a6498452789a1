import { fail, type Failure } from '../../shared/result'
import { limits } from '../limits'

/** Base64 in lines of 76 characters and CRLF (RFC 2045 §6.8): 57 bytes become 78. */
const encoded = (bytes: number): number => Math.ceil(bytes / 57) * 78

/** Why a mail of this text and these files is too large to be sent; null where it is not. */
export function tooLarge(text: string, sizes: readonly number[]): Failure | null {
  const bytes = sizes.reduce((sum, size) => sum + encoded(size), Buffer.byteLength(text))
  if (bytes <= limits.outgoingBytes) return null
  return fail('message-too-large', { sizeMb: inMb(bytes), limitMb: inMb(limits.outgoingBytes) }).error
}

const inMb = (bytes: number): number => Math.ceil(bytes / 1_048_576)
