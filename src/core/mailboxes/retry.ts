import type { ErrorCode } from '../../shared/errors'

const minute = 60_000

/** Pause before the next try. A wrong password is not tried often: providers lock an account after a few. */
export function pauseBefore(code: ErrorCode, tries: number): number {
  if (code === 'mailbox-auth' || code === 'mailbox-locked') return 60 * minute
  const pauses = [2_000, 10_000, 30_000, minute, 2 * minute] as const
  return pauses[tries] ?? 5 * minute
}
