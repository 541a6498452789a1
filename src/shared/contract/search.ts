import { z } from 'zod'
import { id, instant } from '../domain/ids'
import { channelKind } from '../domain/message'
import { operatorNames, type Operator } from '../search/operators'
import { call } from './call'

/** Where a hit lies in a text: start and end as UTF-16 offsets. */
export const range = z.tuple([z.number().int(), z.number().int()])
export type Range = z.infer<typeof range>

const marked = z.object({ text: z.string(), ranges: z.array(range) })
export type Marked = z.infer<typeof marked>

/** What a search could not make sense of: a code, what was typed, and the operator it stood behind. */
export const complaint = z.object({
  code: z.enum(['unknown-operator', 'unknown-choice', 'unknown-person', 'unknown-label', 'nobody-at-desk', 'no-date', 'no-value', 'open-quote', 'dates-with-or', 'beginning-cut']),
  text: z.string(),
  operator: z.enum(operatorNames as readonly [Operator, ...Operator[]]).nullable(),
})
export type Complaint = z.infer<typeof complaint>

/** A folded word, for marking it; see shared/text/fold.ts. */
const lookedFor = z.object({ text: z.string(), prefix: z.boolean(), number: z.boolean().optional() })

export const savedSearch = z.object({ id, name: z.string(), query: z.string() })
export type SavedSearch = z.infer<typeof savedSearch>

export const searchCalls = {
  'search.find': call(
    () => z.object({ query: z.string().max(1_000), limit: z.number().int().min(1).max(200), before: z.string().max(40).nullable() }),
    () => z.object({
      hits: z.array(
        z.object({
          messageId: id,
          conversationId: id,
          channel: channelKind,
          at: instant,
          contact: marked,
          subject: marked,
          snippet: marked,
          /** found by a word that the recognition of a page misread, not as it was typed; all such come after all others */
          near: z.boolean(),
        }),
      ),
      /** opaque keyset cursor of the next page, null at the end; a page may be short and yet have a next */
      next: z.string().nullable(),
      /** folded words that were looked for, for marking in the conversation */
      words: z.array(lookedFor),
      /** what the recognition of pages made of them, for marking what is `near` */
      nearWords: z.array(lookedFor),
      complaints: z.array(complaint),
      /** the query with a word spelled as many messages have it; only where nothing was found */
      meant: z.array(z.string()),
    }),
  ),
  /** People who wrote or were written to, by what their names or addresses begin with; the last heard of first. */
  'search.suggest': call(
    () => z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(20) }),
    () => z.object({ people: z.array(z.object({ name: z.string(), address: z.string() })) }),
  ),
  /** In their order. They belong to the office: `me` in one is whoever sits at the desk. */
  'search.saved': call(() => z.object({}), () => z.object({ searches: z.array(savedSearch) })),
  'search.save': call(() => z.object({ id: id.nullable(), name: z.string().trim().min(1).max(60), query: z.string().trim().min(1).max(1_000) }), () => z.object({ id })),
  /** `changeId` brings it back, to its place; null where it was gone. */
  'search.forget': call(() => z.object({ id }), () => z.object({ changeId: id.nullable() })),
  /** Puts the saved searches in this order; those that are not named come behind, as they stood. */
  'search.order': call(() => z.object({ ids: z.array(id).max(200) }), () => z.object({})),
  /** In how many conversations a search finds something, as far as it is worth counting; with `more` there are others. Nothing that is only nearly so counts. */
  'search.count': call(() => z.object({ query: z.string().max(1_000) }), () => z.object({ conversations: z.number().int(), more: z.boolean() })),
}
