/** Disjoint sets of numbers; the smallest of a set stands for it. */
export interface Sets {
  find(one: number): number
  join(one: number, other: number): void
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
    },
  }
}
