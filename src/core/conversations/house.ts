import { readIdentities, readPreferences } from '../settings'
import type { ReadTx } from '../store/store'
import { partyOf } from './circle'
import type { GroupingRules } from './letter'

/** What grouping knows of this house. */
export interface House {
  /** parties that are ourselves */
  readonly ours: ReadonlySet<string>
  readonly rules: GroupingRules
}

/** An answer without any id is tied to a mail of at most this age: longer, and the same words mean another matter. */
const subjectWindowMs = 30 * 24 * 3_600_000

export async function readHouse(tx: ReadTx): Promise<House> {
  const { strictThreads } = await readPreferences(tx)
  return { ours: new Set((await ourAddresses(tx)).map(partyOf).filter((party) => party !== '')), rules: { strict: strictThreads, subjectWindowMs } }
}

/** The addresses at which this house sends and gets mail. */
export async function ourAddresses(tx: ReadTx): Promise<string[]> {
  const { all } = await readIdentities(tx)
  const mailboxes = await tx.selectFrom('mailbox').select('address').execute()
  return [...all, ...mailboxes].map(({ address }) => address)
}
