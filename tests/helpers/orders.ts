/** The same things in an order of their own for each seed; 0 is as they are, 1 is backwards. */
export function inOrder<T>(things: readonly T[], seed: number): readonly T[] {
  if (seed === 0) return things
  if (seed === 1) return [...things].reverse()
  return things.map((thing, index) => ({ thing, key: Math.sin(seed * 7919 + index * 104_729) })).sort((one, other) => one.key - other.key).map(({ thing }) => thing)
}
