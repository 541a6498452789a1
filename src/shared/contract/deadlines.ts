import { z } from 'zod'
import { deadlineProposal } from '../domain/deadline'
import { id, instant } from '../domain/ids'
import { call } from './call'

export const deadlineCalls = {
  /** What the latest letters of a conversation set as a deadline; nothing that it is due on already, that is long past, or that was dismissed. */
  'deadline.proposals': call(() => z.object({ conversationId: id }), () => z.object({ proposals: z.array(deadlineProposal) })),
  /** A proposal that is none is not made again. */
  'deadline.dismiss': call(() => z.object({ messageId: id, day: instant.multipleOf(86_400_000) }), () => z.object({ changeId: id.nullable() })),
}
