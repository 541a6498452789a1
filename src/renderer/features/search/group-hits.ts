import type { Hit } from './hit'

/** The hits of one conversation, in the order of the list. */
export interface HitGroup {
  readonly conversationId: string
  /** the one that shows most of what was looked for; the newest of equals */
  readonly best: Hit
  readonly count: number
  readonly near: boolean
}

/**
 * One line a conversation, where its first hit stands: what comes with later pages adds to its line and moves none. A
 * conversation that has exact hits is not listed a second time for those that are only nearly so.
 */
export function groupHits(hits: readonly Hit[]): readonly HitGroup[] {
  const groups = new Map<string, { best: Hit; count: number; near: boolean }>()
  for (const hit of hits) {
    const group = groups.get(hit.conversationId)
    if (!group) groups.set(hit.conversationId, { best: hit, count: 1, near: hit.near })
    else {
      group.count += 1
      if (!hit.near && marked(hit) > marked(group.best)) group.best = hit
    }
  }
  return [...groups].map(([conversationId, group]) => ({ conversationId, ...group }))
}

/** How many different words of the search a hit shows. */
function marked({ subject, snippet, contact }: Hit): number {
  const words = [subject, snippet, contact].flatMap(({ text, ranges }) => ranges.map(([start, end]) => text.slice(start, end).toLowerCase()))
  return new Set(words).size
}
