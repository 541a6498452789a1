import { z } from 'zod'
import { blockedKind, blockedSender } from '../domain/blocked'
import { id } from '../domain/ids'
import { call } from './call'

const meant = { kind: blockedKind, value: z.string().trim().min(1).max(320) }

export const blockedCalls = {
  'blocked.list': call(() => z.object({}), () => z.object({ senders: z.array(blockedSender) })),
  /** Conversations outside trash and junk in which all that came in is of such a sender; with `more` there are others. */
  'blocked.past': call(() => z.object(meant), () => z.object({ conversations: z.number().int(), more: z.boolean() })),
  /** What comes from it from now on goes to junk; with `past` also those of `blocked.past`. `changeIds` take it all back; none where it was blocked already. */
  'blocked.add': call(() => z.object({ ...meant, past: z.boolean(), conversationId: id.nullable() }), () => z.object({ changeIds: z.array(id), conversations: z.number().int() })),
  /** It is blocked no more; what lies in junk stays there. Null where it was not. */
  'blocked.lift': call(() => z.object({ id }), () => z.object({ changeId: id.nullable() })),
}
