import { z } from 'zod'
import { id, instant } from '../domain/ids'
import { channelKind } from '../domain/message'
import { call } from './call'

/** Where a hit lies in a text: start and end as UTF-16 offsets. */
export const range = z.tuple([z.number().int(), z.number().int()])
export type Range = z.infer<typeof range>

const marked = z.object({ text: z.string(), ranges: z.array(range) })
export type Marked = z.infer<typeof marked>

export const searchCalls = {
  'search.find': call(
    z.object({ query: z.string().max(1_000), limit: z.number().int().min(1).max(200), before: z.string().max(40).nullable() }),
    z.object({
      hits: z.array(
        z.object({
          messageId: id,
          conversationId: id,
          channel: channelKind,
          at: instant,
          contact: marked,
          subject: marked,
          snippet: marked,
        }),
      ),
      /** opaque keyset cursor of the next page, null at the end */
      next: z.string().nullable(),
      /** folded words that were looked for, for marking in the conversation */
      words: z.array(z.object({ text: z.string(), prefix: z.boolean() })),
    }),
  ),
}
