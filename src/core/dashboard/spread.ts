import type { Spread } from '../../shared/domain/dashboard'

/**
 * Median and 90th percentile. The median of an even count is the mean of the two in the middle; the percentile is the smallest
 * value that at least nine in ten do not exceed (nearest rank).
 */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort()
  const count = sorted.length
  if (count === 0) return { count, median: null, p90: null }
  const middle = ((sorted[(count - 1) >> 1] ?? 0) + (sorted[count >> 1] ?? 0)) / 2
  return { count, median: middle, p90: sorted[Math.ceil(count * 0.9) - 1] ?? null }
}
