/** Disjoint sets of numbers; the smallest of a set stands for it. */
export interface Sets {
  find(one: number): number
  /** @returns whether the two are in one set now */
  join(one: number, other: number): boolean
}

export function createSets(size: number): Sets {
  const up = Int32Array.from({ length: size }, (_, index) => index)
  const find = (one: number): number => {
    let at = one
    for (let next = up[at] ?? at; next !== at; next = up[at] ?? at) {
      up[at] = up[next] ?? next
      at = next
    }
    return at
  }
  return {
    find,
    join: (one, other) => {
      const [low, high] = [find(one), find(other)].sort((a, b) => a - b) as [number, number]
      up[high] = low
      return true
    },
  }
}

/** What binds a letter to its conversation. */
interface Bound {
  readonly home: string | null
  readonly pinned: boolean
  readonly filed: boolean
}

/**
 * Sets of letters by their index. Where a person filed one by hand, no header brings it together again with what stays in
 * another conversation; without such letters these are plain sets.
 */
export function createLetterSets(letters: readonly Bound[]): Sets {
  const sets = createSets(letters.length)
  if (!letters.some(({ filed }) => filed)) return sets
  /** by the one that stands for the set: the conversations in which letters of it stay, and the one in which some were filed */
  const homes = new Map<number, ReadonlySet<string>>()
  const filedIn = new Map<number, string>()
  letters.forEach(({ home, pinned, filed }, index) => {
    if (home === null) return
    if (pinned || filed) homes.set(index, new Set([home]))
    if (filed) filedIn.set(index, home)
  })
  const bears = (one: number, other: number): boolean => {
    const filed = filedIn.get(one)
    return filed === undefined || [...(homes.get(other) ?? [])].every((home) => home === filed)
  }
  return {
    find: sets.find,
    join: (one, other) => {
      const [a, b] = [sets.find(one), sets.find(other)]
      if (a === b) return true
      if (!bears(a, b) || !bears(b, a)) return false
      sets.join(a, b)
      const both = sets.find(a)
      homes.set(both, new Set([...(homes.get(a) ?? []), ...(homes.get(b) ?? [])]))
      const filed = filedIn.get(a) ?? filedIn.get(b)
      if (filed !== undefined) filedIn.set(both, filed)
      return true
    },
  }
}
