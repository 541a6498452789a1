import type { SearchTree, Standing } from './tree'

/** A part of a search that one stretch of the index answers: the row numbers bound its time, the words are FTS5's, the conversations' work is looked up. */
export interface Branch {
  readonly parts: readonly SearchTree[]
  /** [from, until) in UTC milliseconds; null: open */
  readonly from: number | null
  readonly until: number | null
  /** Of each of these, one way at least must hold. */
  readonly standing: readonly (readonly Standing[])[]
}

/** Ways that a search may part into; the parser lets no more through. */
export const mostBranches = 8

/**
 * Takes out of a tree what is no word: of an AND as bounds and conditions; of an OR by parting the search, one with the words
 * and one with each of the others. Every other tree is one branch.
 */
export function branchesOf(tree: SearchTree): readonly Branch[] {
  const parts = tree.kind === 'and' ? tree.parts : [tree]
  let branches: readonly Branch[] = [{ parts: [], from: null, until: null, standing: [] }]
  for (const part of parts) {
    branches = branches.flatMap((branch) => waysOf(part).flatMap((way) => narrowed(branch, way) ?? []))
  }
  return branches.slice(0, mostBranches)
}

function waysOf(part: SearchTree): readonly SearchTree[] {
  if (part.kind !== 'or') return [part]
  const times = part.parts.filter(({ kind }) => kind === 'time')
  const standing = part.parts.filter(isStanding)
  const words = part.parts.filter((way) => way.kind !== 'time' && !isStanding(way))
  return [oneOf(words), oneOf(standing)].flatMap((way) => way ?? []).concat(times)
}

const oneOf = (parts: readonly SearchTree[]): SearchTree | null => (parts.length === 0 ? null : { kind: 'or', parts })

const isStanding = (tree: SearchTree): tree is Standing => tree.kind === 'standing'

/** Null where no moment is left. */
function narrowed(branch: Branch, way: SearchTree): Branch | null {
  const standing = way.kind === 'or' ? way.parts.filter(isStanding) : isStanding(way) ? [way] : []
  if (standing.length > 0) return { ...branch, standing: [...branch.standing, standing] }
  if (way.kind !== 'time') return { ...branch, parts: [...branch.parts, way] }
  const from = branch.from === null || (way.from !== null && way.from > branch.from) ? way.from : branch.from
  const until = branch.until === null || (way.until !== null && way.until < branch.until) ? way.until : branch.until
  return from !== null && until !== null && from >= until ? null : { ...branch, from, until }
}
