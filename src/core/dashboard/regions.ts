import type { FaxRegion } from '../../shared/figures/names'
import type { ReadTx } from '../store/store'

/** @param number E.164 */
export function regionOf(number: string): FaxRegion {
  if (!number.startsWith('+49')) return number.startsWith('+') ? 'abroad' : 'unknown'
  const zone = number[3] ?? ''
  return zone >= '2' && zone <= '9' ? (zone as FaxRegion) : '49'
}

/** Where the fax of each contact stands; of several that which was known first. Who has none is not among them. */
export async function readRegions(tx: ReadTx): Promise<ReadonlyMap<string, FaxRegion>> {
  const rows = await tx.selectFrom('contact_address').select(['contact_id', 'value']).where('kind', '=', 'fax').orderBy('id', 'desc').execute()
  return new Map(rows.map(({ contact_id: id, value }) => [id, regionOf(value)]))
}
