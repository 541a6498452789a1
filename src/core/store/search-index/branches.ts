import type { SearchTree } from './tree'

/** A part of a search that one stretch of the index answers: the row numbers bound its time, the words are FTS5's. */
export interface Branch {
  readonly parts: readonly SearchTree[]
  /** [from, until) in UTC milliseconds; null: open */
  readonly from: number | null
  readonly until: number | null
}

/** Ways that a search may part into; the parser lets no more through. */
export const mostBranches = 8

/**
 * Takes the time out of a tree: of an AND as bounds; of an OR by parting the search in two, one with the bounds and one
 * without. Every other tree is one branch.
 */
export function branchesOf(tree: SearchTree): readonly Branch[] {
  const parts = tree.kind === 'and' ? tree.parts : [tree]
  let branches: readonly Branch[] = [{ parts: [], from: null, until: null }]
  for (const part of parts) {
    branches = branches.flatMap((branch) => waysOf(part).flatMap((way) => narrowed(branch, way) ?? []))
  }
  return branches.slice(0, mostBranches)
}

function waysOf(part: SearchTree): readonly SearchTree[] {
  if (part.kind !== 'or' || !part.parts.some(({ kind }) => kind === 'time')) return [part]
  const rest = part.parts.filter(({ kind }) => kind !== 'time')
  const words: readonly SearchTree[] = rest.length === 0 ? [] : [{ kind: 'or', parts: rest }]
  return [...words, ...part.parts.filter(({ kind }) => kind === 'time')]
}

/** Null where no moment is left. */
function narrowed(branch: Branch, way: SearchTree): Branch | null {
  if (way.kind !== 'time') return { ...branch, parts: [...branch.parts, way] }
  const from = branch.from === null || (way.from !== null && way.from > branch.from) ? way.from : branch.from
  const until = branch.until === null || (way.until !== null && way.until < branch.until) ? way.until : branch.until
  return from !== null && until !== null && from >= until ? null : { ...branch, from, until }
}
