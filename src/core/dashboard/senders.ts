import type { FaxSenders } from '../../shared/domain/dashboard'
import { inBatches } from '../store/in-batches'
import type { ReadTx } from '../store/store'

/** The part of all faxes that the listed senders make together. */
const share = 0.8
/** More rows no page shows and no table needs; `fourInFive` says how many there are. */
const mostSenders = 200

/** @param from first day as a number (shared/day.ts); `to` the last */
export async function readFaxSenders(tx: ReadTx, from: number, to: number): Promise<FaxSenders> {
  const rows = await tx
    .selectFrom('tally_sender')
    .select(({ fn }) => ['contact_id', fn.sum<number>('faxes').as('faxes'), fn.sum<number>('others').as('others')])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy('contact_id')
    .having(({ fn }) => fn.sum('faxes'), '>', 0)
    .orderBy('faxes', 'desc')
    .orderBy('contact_id')
    .execute()
  const faxes = rows.reduce((sum, row) => sum + Number(row.faxes), 0)
  let fourInFive = 0
  for (let sum = 0; sum < share * faxes; fourInFive++) sum += Number(rows[fourInFive]?.faxes)
  const listed = rows.slice(0, Math.min(fourInFive, mostSenders))
  const ids = listed.map((row) => row.contact_id)
  const length = to - from + 1
  const before = new Map<string, number>()
  const names = new Map<string, string>()
  for (const part of inBatches(ids)) {
    const earlier = await tx
      .selectFrom('tally_sender')
      .select(({ fn }) => ['contact_id', fn.sum<number>('faxes').as('faxes')])
      .where('contact_id', 'in', part)
      .where('day', '>=', from - length)
      .where('day', '<', from)
      .groupBy('contact_id')
      .execute()
    for (const row of earlier) before.set(row.contact_id, Number(row.faxes))
    for (const { id, name } of await tx.selectFrom('contact').select(['id', 'name']).where('id', 'in', part).execute()) names.set(id, name)
  }
  return {
    senders: listed.map((row) => ({ contactId: row.contact_id, name: names.get(row.contact_id) ?? '', faxes: Number(row.faxes), others: Number(row.others), before: before.get(row.contact_id) ?? 0 })),
    fourInFive,
    all: rows.length,
    faxes,
  }
}
