import { z } from 'zod'
import { colours } from '../colours'
import { id } from '../domain/ids'
import { deed, label } from '../domain/work'
import { call } from './call'

export const workCalls = {
  /** Does the same to each of the conversations. Answers the changes by which it is undone; none where it was so already. */
  'work.do': call(() => z.object({ conversationIds: z.array(id).min(1).max(500), deed }), () => z.object({ changeIds: z.array(id) })),
  'labels.list': call(() => z.object({}), () => z.object({ labels: z.array(label) })),
  /** `id` null adds one; without a colour the least used is taken. A name belongs to one label. */
  'labels.save': call(() => z.object({ id: id.nullable(), name: z.string().trim().min(1).max(40), colour: z.enum(colours).nullable() }), () => z.object({ id })),
  /** Takes a label off all conversations, and away; `changeId` brings it back to all of them, null where it was gone. */
  'labels.remove': call(() => z.object({ id }), () => z.object({ changeId: id.nullable(), conversations: z.number().int() })),
}
