import { fail, ok, type Result } from '../../shared/result'

/** A letter for later than this is a calendar's business, and a slip of the year most of the time. */
const longestAheadMs = 366 * 24 * 3_600_000

/** Until when a message can be called back, and when it goes: after the undo pause, or at the moment that was chosen. */
export function goesAt(now: number, undoMs: number, sendAt: number | null): Result<number> {
  if (sendAt === null) return ok(now + undoMs)
  if (sendAt <= now || sendAt > now + longestAheadMs) return fail('moment-unusable')
  return ok(Math.max(sendAt, now + undoMs))
}
