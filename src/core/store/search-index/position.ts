import type { ReadTx } from '../store'

/** Row numbers of one millisecond: a thousand messages of the same moment keep their place, more spill into the next. */
const perMs = 1_000
/** The year 2255: as late as 1000 × milliseconds stay whole numbers in JavaScript. */
const latestMs = Math.floor(Number.MAX_SAFE_INTEGER / perMs) - 1_000_000

/** A moment that can be a place in time. Nonsense (before 1970, far future) is moved to the nearest end. */
export const possibleMoment = (at: number): number => Math.min(Math.max(Math.trunc(at), 0), latestMs)

/** The first row number of a moment. */
export const firstPosition = (at: number): number => possibleMoment(at) * perMs

/** The moment to which a row number belongs. */
export const momentOf = (position: number): number => Math.floor(position / perMs)

/** Whether a row number stands where a message of that moment belongs, not counting what spilled over. */
export const standsAt = (position: number, at: number): boolean => position >= firstPosition(at) && position < firstPosition(at) + perMs

/** A free row number for each of these moments, in their order; none is given twice. */
export async function freePositions(tx: ReadTx, moments: readonly number[]): Promise<readonly number[]> {
  const firsts = [...new Set(moments.map(firstPosition))]
  const rows = firsts.length === 0 ? [] : await tx.selectFrom('search_entry').select('position').where('position', 'in', firsts).execute()
  const taken = new Set(rows.map(({ position }) => position))
  const given: number[] = []
  for (const moment of moments) {
    const first = firstPosition(moment)
    const position = taken.has(first) ? await nextFree(tx, first, taken) : first
    taken.add(position)
    given.push(position)
  }
  return given
}

/** Behind all others of its millisecond, or of the next that has room. */
async function nextFree(tx: ReadTx, moment: number, taken: ReadonlySet<number>): Promise<number> {
  for (let first = moment; ; first += perMs) {
    let position = ((await lastWithin(tx, first)) ?? first - 1) + 1
    while (taken.has(position)) position += 1
    if (position < first + perMs) return position
  }
}

async function lastWithin(tx: ReadTx, first: number): Promise<number | null> {
  const row = await tx
    .selectFrom('search_entry')
    .select('position')
    .where('position', '>=', first)
    .where('position', '<', first + perMs)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.position ?? null
}
