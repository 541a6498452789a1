import { z } from 'zod'
import { arrival } from '../domain/arrival'
import { id, instant } from '../domain/ids'
import { call } from './call'

export const progress = z.object({
  /** arrivals of the current burst that have ended, and all of it */
  arrivalsDone: z.number().int(),
  arrivalsAll: z.number().int(),
  pagesDone: z.number().int(),
  pagesAll: z.number().int(),
  paused: z.boolean(),
  /** how long taking in, or else reading, will go on at the pace of this burst; null while nobody can tell */
  secondsLeft: z.number().int().nullable(),
})
export type Progress = z.infer<typeof progress>

export const intakeCalls = {
  /** Paths come only from the host (drop, dialog, terminal): the gate of main does not take this call from a window. */
  'intake.takeIn': call(
    () => z.object({ paths: z.array(z.string().min(1).max(32_768)).min(1).max(10_000), via: z.enum(['hand', 'terminal', 'sample']) }),
    () => z.object({ arrivalIds: z.array(id) }),
  ),
  'intake.takeSamples': call(() => z.object({}), () => z.object({ arrivalIds: z.array(id) })),
  'intake.list': call(
    () => z.object({ which: z.enum(['quarantined', 'recent']), limit: z.number().int().min(1).max(500), before: instant.nullable() }),
    () => z.object({ arrivals: z.array(arrival) }),
  ),
  'intake.retry': call(() => z.object({ id }), () => z.object({})),
  /** Files the kept original as an unread message, by hand: into a conversation, or into a new one (null). */
  'intake.assign': call(() => z.object({ id, conversationId: id.nullable() }), () => z.object({ conversationId: id })),
  'intake.discard': call(() => z.object({ id }), () => z.object({})),
  'intake.undoDiscard': call(() => z.object({ id }), () => z.object({})),
  'intake.progress': call(() => z.object({}), () => progress),
  /** Of an archive that is being taken in: what nobody has begun with is left where it is. Taking it in again goes on with it. */
  'intake.cancel': call(() => z.object({}), () => z.object({ notTaken: z.number().int() })),
  'recognition.pause': call(() => z.object({ paused: z.boolean() }), () => z.object({})),
  /** Somebody looks at a page: it is read next, and those after it as they would be leafed through. Asking for its picture says the same. */
  'recognition.prefer': call(() => z.object({ pageId: id }), () => z.object({})),
}
