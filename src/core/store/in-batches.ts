/** Rows of one statement: long enough to spare the statement's own cost, short enough for SQLite's 32,766 values at 60 columns. */
const rowsAStatement = 500

/** In parts that one statement takes; `size` for statements that need more values for a row than it has columns. */
export function* inBatches<T>(all: readonly T[], size = rowsAStatement): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size)
}
