/** The places of the pages that lie on the stage together: one, or two of which the left one has an even place. */
export function spreadAt(index: number, count: number, two: boolean): readonly number[] {
  if (!two) return index < count ? [index] : []
  const left = index - (index % 2)
  return [left, left + 1].filter((place) => place < count)
}

/** The place to go to from a spread, forward or back; the same place where there is no further one. */
export function turnLeaf(index: number, count: number, two: boolean, by: 1 | -1): number {
  const spread = spreadAt(index, count, two)
  const next = by === 1 ? (spread.at(-1) ?? index) + 1 : (spread[0] ?? index) - (two ? 2 : 1)
  return next < 0 || next >= count ? index : next
}
