import { mailSize } from '../../shared/text/mail-size'
import { fail, type Failure } from '../../shared/result'

/** Why a mail of this text and these files is too large to be sent; null where it is not. */
export function tooLarge(text: string, sizes: readonly number[], mostBytes: number): Failure | null {
  const bytes = mailSize(text, sizes)
  if (bytes <= mostBytes) return null
  return fail('message-too-large', { sizeMb: Math.ceil(bytes / 1_048_576), limitMb: Math.floor(mostBytes / 1_048_576) }).error
}
