import { z } from 'zod'
import { change } from '../domain/change'
import { id } from '../domain/ids'
import { call } from './call'

export const historyCalls = {
  /** What people did to a conversation or contact, newest first; `next` is the `before` of the page behind it. */
  'history.list': call(
    () => z.object({
      about: z.discriminatedUnion('kind', [z.object({ kind: z.literal('conversation'), id }), z.object({ kind: z.literal('contact'), id })]),
      limit: z.number().int().min(1).max(200),
      before: id.nullable(),
    }),
    () => z.object({ changes: z.array(change), next: id.nullable() }),
  ),
  /** Takes a change back; `change-undone`, `change-final` or `change-outdated` where it cannot be. */
  'history.undo': call(() => z.object({ changeId: id }), () => z.object({})),
}
