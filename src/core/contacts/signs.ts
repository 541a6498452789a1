import type { ContactSign } from '../../shared/domain/contact'
import type { ContactSignTable } from '../store/contact-tables'
import { inBatches } from '../store/in-batches'
import type { ReadTx, WriteTx } from '../store/store'
import { sameSign, tellSender, type Evidence, type Told } from './tell'
import { isNobodys } from './tell-writer'

/** Whose a fax is, by what it says and by what people taught. */
export async function whoSent(tx: ReadTx, evidence: Evidence): Promise<Told> {
  const { number, station, letterhead } = evidence
  const owner = number === null ? undefined : await tx.selectFrom('contact_address').select('contact_id').where('value', '=', number).where('kind', '=', 'fax').executeTakeFirst()
  if (station === null && letterhead === null) return tellSender(evidence, { owner: owner?.contact_id ?? null, signs: [] })
  const signs = await tx
    .selectFrom('contact_sign')
    .select(['id', 'contact_id as contactId', 'kind', 'text', 'via'])
    .where('via', 'in', number === null ? [''] : [number, ''])
    .orderBy('id', 'desc')
    .execute()
  return tellSender(evidence, { owner: owner?.contact_id ?? null, signs })
}

/** A sign that is taught, and what it took the place of. */
export interface Taught {
  readonly id: string
  readonly replaced: readonly ContactSignTable[]
}

/** From now on this sign means this contact: what was taught of the same sign before no longer holds. */
export async function teachSign(tx: WriteTx, sign: ContactSignTable): Promise<Taught> {
  const before = await alikeTo(tx, sign)
  await dropSigns(tx, before)
  await tx.insertInto('contact_sign').values(sign).execute()
  return { id: sign.id, replaced: before }
}

async function alikeTo(tx: ReadTx, { kind, text, via }: ContactSignTable): Promise<ContactSignTable[]> {
  const there = await tx.selectFrom('contact_sign').selectAll().where('via', '=', via).where('kind', '=', kind).execute()
  return there.filter((one) => (kind === 'name' ? one.text === text : sameSign(one.text, text)))
}

async function dropSigns(tx: WriteTx, signs: readonly ContactSignTable[]): Promise<void> {
  for (const part of inBatches(signs)) await tx.deleteFrom('contact_sign').where('id', 'in', part.map(({ id }) => id)).execute()
}

/**
 * The number or address is somebody else's now: what was taught or learned there for whom it was no longer holds, nor does any name
 * that was only learned because the address was nobody's. Names that a named person taught there for others stay. Answers what went.
 */
export async function dropSignsAt(tx: WriteTx, address: string, contactId: string): Promise<ContactSignTable[]> {
  const there = await tx.selectFrom('contact_sign').selectAll().where('via', '=', address).orderBy('id').execute()
  const going = there.filter((sign) => sign.contact_id === contactId || (sign.kind === 'name' && sign.person_id === null && isNobodys(address)))
  await dropSigns(tx, going)
  return going
}

/** As if it had not been taught; what it replaced holds again where its contact is still there. */
export async function unteachSign(tx: WriteTx, { id, replaced }: Taught): Promise<void> {
  await tx.deleteFrom('contact_sign').where('id', '=', id).execute()
  await restoreSigns(tx, replaced)
}

/** Signs hold again; not those whose contact is gone, or that have been taught anew since. */
export async function restoreSigns(tx: WriteTx, signs: readonly ContactSignTable[]): Promise<void> {
  for (const sign of signs) {
    const contact = await tx.selectFrom('contact').select('id').where('id', '=', sign.contact_id).executeTakeFirst()
    if (contact && (await alikeTo(tx, sign)).length === 0) await tx.insertInto('contact_sign').values(sign).execute()
  }
}

/** The signs taught for a contact, newest first. */
export async function signsOf(tx: ReadTx, contactId: string): Promise<ContactSign[]> {
  const rows = await tx
    .selectFrom('contact_sign')
    .leftJoin('person', 'person.id', 'contact_sign.person_id')
    .select(['contact_sign.id', 'contact_sign.kind', 'contact_sign.text', 'contact_sign.via', 'contact_sign.at', 'person.name as person'])
    .where('contact_sign.contact_id', '=', contactId)
    .orderBy('contact_sign.id', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, person: row.person ?? '' }))
}

