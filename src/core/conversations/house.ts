import { readAccount, readPreferences } from '../settings'
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
  const account = await readAccount(tx)
  const mailboxes = await tx.selectFrom('mailbox').select('address').execute()
  const addresses = [...(account ? [account.address] : []), ...mailboxes.map(({ address }) => address)]
  const { strictThreads } = await readPreferences(tx)
  return { ours: new Set(addresses.map(partyOf).filter((party) => party !== '')), rules: { strict: strictThreads, subjectWindowMs } }
}
