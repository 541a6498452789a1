import type { AddressKind } from '../../shared/domain/contact'
import { reindexContact } from '../store/search-index'
import type { ContactMemberTable } from '../store/contact-tables'
import type { ReadTx, WriteTx } from '../store/store'
import { handOver, wholeShare, type Share } from './hand-over'
import { addMemberships, dropMemberships, membershipsOf } from './memberships'
import { sortContacts } from './sorting'

interface Dismissal {
  readonly kind: AddressKind
  readonly value: string
}

/** What taking a merge back needs: whose everything was. */
export interface Merged extends Share {
  readonly from: { readonly id: string; readonly name: string; readonly created_at: number }
  /** the name that the other took over, because it had none */
  readonly named: boolean
  /** what was dismissed for the one that is gone */
  readonly dismissed: readonly Dismissal[]
  /** of these, what the other had not dismissed */
  readonly dismissedNew: readonly Dismissal[]
  /** to whom the one that is gone belonged, and who to it */
  readonly memberships: readonly ContactMemberTable[]
  /** of these, what the other got by it */
  readonly membershipsNew: readonly ContactMemberTable[]
}

/** All that is of one contact becomes the other's; the first is gone. Null where one of them is not there, or both are one. */
export async function mergeContacts(tx: WriteTx, intoId: string, fromId: string): Promise<{ readonly name: string; readonly merged: Merged } | null> {
  if (intoId === fromId) return null
  const into = await tx.selectFrom('contact').select(['id', 'name']).where('id', '=', intoId).executeTakeFirst()
  const from = await tx.selectFrom('contact').select(['id', 'name', 'created_at']).where('id', '=', fromId).executeTakeFirst()
  if (!into || !from) return null
  const dismissed = await dismissalsOf(tx, fromId)
  const known = new Set((await dismissalsOf(tx, intoId)).map(keyOf))
  const dismissedNew = dismissed.filter((one) => !known.has(keyOf(one)))
  const memberships = await membershipsOf(tx, fromId)
  await dropMemberships(tx, memberships)
  const membershipsNew = await addMemberships(tx, memberships.map((row) => ({ organisation_id: row.organisation_id === fromId ? intoId : row.organisation_id, member_id: row.member_id === fromId ? intoId : row.member_id })))
  const merged: Merged = { from, named: into.name === '' && from.name !== '', dismissed, dismissedNew, memberships, membershipsNew, ...(await wholeShare(tx, fromId)) }
  await handOver(tx, fromId, intoId, merged)
  await dismiss(tx, intoId, dismissedNew)
  if (merged.named) await tx.updateTable('contact').set({ name: from.name }).where('id', '=', intoId).execute()
  await tx.deleteFrom('contact').where('id', '=', fromId).execute()
  await sortContacts(tx, [intoId])
  await reindexContact(tx, intoId)
  return { name: from.name, merged }
}

/** Parts them again: what came since stays with the one they became, and so does what was given to somebody else meanwhile. False where that one is gone. */
export async function partContacts(tx: WriteTx, intoId: string, merged: Merged): Promise<boolean> {
  const { from, named, dismissed, dismissedNew, memberships, membershipsNew } = merged
  const into = await tx.selectFrom('contact').select('id').where('id', '=', intoId).executeTakeFirst()
  const back = await tx.selectFrom('contact').select('id').where('id', '=', from.id).executeTakeFirst()
  if (!into || back) return false
  await tx.insertInto('contact').values({ id: from.id, name: from.name, created_at: from.created_at }).execute()
  await handOver(tx, intoId, from.id, merged)
  for (const { kind, value } of dismissedNew) await tx.deleteFrom('contact_dismissal').where('contact_id', '=', intoId).where('kind', '=', kind).where('value', '=', value).execute()
  await dismiss(tx, from.id, dismissed)
  await dropMemberships(tx, membershipsNew)
  await addMemberships(tx, memberships)
  if (named) await tx.updateTable('contact').set({ name: '' }).where('id', '=', intoId).where('name', '=', from.name).execute()
  await sortContacts(tx, [intoId, from.id])
  await reindexContact(tx, intoId)
  await reindexContact(tx, from.id)
  return true
}

const keyOf = ({ kind, value }: Dismissal): string => `${kind} ${value}`

const dismissalsOf = (tx: ReadTx, contactId: string): Promise<Dismissal[]> => tx.selectFrom('contact_dismissal').select(['kind', 'value']).where('contact_id', '=', contactId).execute()

async function dismiss(tx: WriteTx, contactId: string, dismissals: readonly Dismissal[]): Promise<void> {
  if (dismissals.length > 0) await tx.insertInto('contact_dismissal').values(dismissals.map((one) => ({ ...one, contact_id: contactId }))).execute()
}
