import { dayMs, dayOf } from '../../shared/day'
import type { Workload } from '../../shared/domain/dashboard'
import { ages } from '../../shared/figures/names'
import type { WorkList } from '../../shared/domain/work'
import { actorOf } from '../people'
import type { ReadTx } from '../store/store'

/** How the work stands now; of single people only where the office wants that. */
export async function readWorkload(tx: ReadTx, now: number, people: boolean): Promise<Workload> {
  const today = dayOf(now)
  const list = async (name: WorkList): Promise<number> => counted(await tx.selectFrom('conversation').select(({ fn }) => fn.countAll().as('count')).where('list', '=', name).where('messages', '>', 0).executeTakeFirst())
  const late = await tx.selectFrom('conversation').select(['falls_due', 'owner_id']).where('falls_due', '<', today).where('messages', '>', 0).execute()
  const actor = await actorOf(tx)
  // By owner, not by whose list it is on: a snoozed one is on nobody's, and overdue all the same.
  const overdue = new Map<string | null, number>()
  for (const { owner_id: owner } of late) overdue.set(owner, (overdue.get(owner) ?? 0) + 1)
  const open = people || actor ? await openByOwner(tx) : new Map<string | null, number>()
  return {
    open: await list('open'),
    waiting: await list('waiting'),
    snoozed: await list('snoozed'),
    overdue: late.length,
    overdueAges: byAge(late.map(({ falls_due: due }) => (today - (due ?? today)) / dayMs)),
    owners: people ? await ownersOf(tx, open, overdue) : null,
    own: actor ? { open: open.get(actor.id) ?? 0, overdue: overdue.get(actor.id) ?? 0 } : null,
    quarantined: counted(await tx.selectFrom('arrival').select(({ fn }) => fn.countAll().as('count')).where('outcome', '=', 'quarantined').executeTakeFirst()),
    troubled: counted(await tx.selectFrom('conversation').select(({ fn }) => fn.countAll().as('count')).where(({ eb }) => eb('troubled', '>', eb.lit(0))).where('messages', '>', 0).executeTakeFirst()),
    pagesWaiting: counted(await tx.selectFrom('job').select(({ fn }) => fn.countAll().as('count')).where('kind', '=', 'recognise').executeTakeFirst()),
    corrections: counted(await tx.selectFrom('word_correction').select(({ fn }) => fn.countAll().as('count')).executeTakeFirst()),
  }
}

const counted = (row: { readonly count: string | number | bigint } | undefined): number => Number(row?.count ?? 0)

/** @param days how long each is overdue @returns how many up to each of `ages`, and beyond the last */
export function byAge(days: readonly number[]): number[] {
  const sums = new Array<number>(ages.length + 1).fill(0)
  for (const day of days) {
    const age = ages.findIndex((most) => day <= most)
    const at = age < 0 ? ages.length : age
    sums[at] = (sums[at] ?? 0) + 1
  }
  return sums
}

async function openByOwner(tx: ReadTx): Promise<ReadonlyMap<string | null, number>> {
  const rows = await tx.selectFrom('conversation').select(({ fn }) => ['held_by', fn.countAll().as('count')]).where('list', '=', 'open').where('messages', '>', 0).groupBy('held_by').execute()
  return new Map(rows.map((row) => [row.held_by, counted(row)]))
}

/** Who has anything open or overdue, most open first. */
async function ownersOf(tx: ReadTx, open: ReadonlyMap<string | null, number>, overdue: ReadonlyMap<string | null, number>): Promise<NonNullable<Workload['owners']>> {
  const names = new Map((await tx.selectFrom('person').select(['id', 'name']).execute()).map(({ id, name }) => [id, name]))
  return [...new Set([...open.keys(), ...overdue.keys()])]
    .map((id) => ({ id, name: id === null ? '' : (names.get(id) ?? ''), open: open.get(id) ?? 0, overdue: overdue.get(id) ?? 0 }))
    .sort((one, other) => other.open - one.open || other.overdue - one.overdue)
}
