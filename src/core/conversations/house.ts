import { domainToASCII, domainToUnicode } from 'node:url'
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

/** The addresses at which this house sends and gets mail; a domain with umlauts as it is written and as it goes over the wire (RFC 5891). */
export async function ourAddresses(tx: ReadTx): Promise<string[]> {
  const { all } = await readIdentities(tx)
  const mailboxes = await tx.selectFrom('mailbox').select('address').execute()
  return [...new Set([...all, ...mailboxes].flatMap(({ address }) => inBothForms(address)))]
}

function inBothForms(address: string): readonly string[] {
  const at = address.lastIndexOf('@') + 1
  const domain = address.slice(at)
  return [address, ...[domainToASCII(domain), domainToUnicode(domain)].filter((form) => form !== '').map((form) => address.slice(0, at) + form)]
}
