import { z } from 'zod'
import { assumed, type Assumed } from '../../shared/domain/dashboard'
import { usualAssumptions, type AssumptionName } from '../../shared/figures/names'
import { readSetting, writeSetting } from '../settings'
import type { ReadTx, WriteTx } from '../store/store'

const key = 'dashboard.assumptions'
/** A history is read by people: what is older than this many changes nobody asks for. */
const mostKept = 500

/** What was assumed and when, newest first. */
export const readAssumed = async (tx: ReadTx): Promise<Assumed[]> => (await readSetting(tx, key, z.array(assumed))) ?? []

/** What holds now: the newest of each name, else what the dashboard starts from. */
export function assumptionsOf(history: readonly Assumed[]): Record<AssumptionName, number> {
  const now = { ...usualAssumptions }
  for (const { name, value } of [...history].reverse()) now[name] = value
  return now
}

export async function assume(tx: WriteTx, next: Assumed): Promise<void> {
  await writeSetting(tx, key, [next, ...(await readAssumed(tx))].slice(0, mostKept))
}
