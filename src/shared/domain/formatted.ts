import { z } from 'zod'
import { mostNesting } from '../text/nesting'

/** Only what a click may follow (RFC 3986, RFC 6068), on one line. */
const href = z.string().max(2_000).regex(/^(?:https?:\/\/|mailto:)[^\p{Cc}\s]+$/iu)

const mark = z.discriminatedUnion('type', [
  z.object({ type: z.literal('bold') }),
  z.object({ type: z.literal('italic') }),
  z.object({ type: z.literal('link'), attrs: z.object({ href }) }),
])
export type Mark = z.infer<typeof mark>

const inline = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().min(1).max(1_000_000), marks: z.array(mark).max(3).optional() }),
  /** a picture of the draft, by its Content-ID; nothing else can be shown */
  z.object({ type: z.literal('picture'), attrs: z.object({ contentId: z.string().regex(/^[\w.-]{1,100}@[\w.-]{1,100}$/), alt: z.string().max(200).regex(/^\P{Cc}*$/u) }) }),
])
export type Inline = z.infer<typeof inline>

const paragraph = z.object({ type: z.literal('paragraph'), content: z.array(inline).max(10_000).optional() })

/** One line as it is written. */
export interface Paragraph {
  readonly type: 'paragraph'
  readonly content?: readonly Inline[] | undefined
}
export interface Item {
  readonly type: 'item'
  readonly content: readonly Block[]
}
export type Block = Paragraph | { readonly type: 'quote'; readonly content: readonly Block[] } | { readonly type: 'bullets' | 'numbers'; readonly content: readonly Item[] }

/** The schema is built level by level instead of calling itself, so that what comes in cannot drive it deeper. */
function blockWithin(levels: number): z.ZodType<Block> {
  if (levels === 0) return paragraph
  const inner = z.array(blockWithin(levels - 1)).min(1).max(20_000)
  const items = z.array(z.object({ type: z.literal('item'), content: inner })).min(1).max(20_000)
  return z.union([
    paragraph,
    z.object({ type: z.literal('quote'), content: inner }),
    z.object({ type: z.literal('bullets'), content: items }),
    z.object({ type: z.literal('numbers'), content: items }),
  ])
}

/** What a person formatted: nothing can stand in it that is not named here. What is not known is left out, what is wrong is refused. */
export const formatted = z.object({ type: z.literal('doc'), content: z.array(blockWithin(mostNesting)).min(1).max(20_000) })
export interface Formatted {
  readonly type: 'doc'
  readonly content: readonly Block[]
}
