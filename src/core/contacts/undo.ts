import { z } from 'zod'
import { addressKind, addressOrigin } from '../../shared/domain/contact'
import { fail, ok, type Result } from '../../shared/result'
import type { Undoers, Undone } from '../history'
import { reindexContact } from '../store/search-index'
import type { ReadTx, WriteTx } from '../store/store'
import { partContacts, type Merged } from './merge'

const address = z.object({ id: z.string(), kind: addressKind, value: z.string(), origin: addressOrigin })
const outdated = fail('change-outdated')

/** A contact with more conversations than this is shown anew as a whole. */
const mostNamed = 500

/** Every conversation of the contacts shows name or number of one; they are too many to be named where the list is empty. */
export async function showing(tx: ReadTx, contactIds: readonly string[]): Promise<Undone> {
  const rows = await tx.selectFrom('conversation').select('id').where('contact_id', 'in', contactIds).orderBy('at', 'desc').limit(mostNamed + 1).execute()
  return { kinds: ['conversation'], ids: rows.length > mostNamed ? [] : rows.map(({ id }) => id) }
}

const isThere = async (tx: ReadTx, contactId: string): Promise<boolean> => (await tx.selectFrom('contact').select('id').where('id', '=', contactId).executeTakeFirst()) !== undefined

/** Takes back what was done to a contact; refused where the contact is gone or an address went to somebody else meanwhile. */
export const contactUndoers: Undoers = {
  'contact-renamed': (tx, { contactId, undo }) =>
    onContact(tx, contactId, async (id) => {
      const { before, name } = z.object({ before: z.string(), name: z.string() }).parse(undo)
      const back = await tx.updateTable('contact').set({ name: before }).where('id', '=', id).where('name', '=', name).executeTakeFirst()
      if (back.numUpdatedRows === 0n) return false
      await reindexContact(tx, id)
      return true
    }),
  'address-added': (tx, { contactId, undo }) =>
    onContact(tx, contactId, async (id) => {
      const removed = await tx.deleteFrom('contact_address').where('id', '=', z.object({ id: z.string() }).parse(undo).id).where('contact_id', '=', id).executeTakeFirst()
      return removed.numDeletedRows > 0n
    }),
  'address-removed': (tx, { contactId, undo }) =>
    onContact(tx, contactId, async (id) => {
      const { kind, value, ...rest } = address.parse(undo)
      const taken = await tx.selectFrom('contact_address').select('id').where('kind', '=', kind).where('value', '=', value).executeTakeFirst()
      if (taken) return false
      await tx.insertInto('contact_address').values({ ...rest, kind, value, contact_id: id }).execute()
      return true
    }),
  'proposal-dismissed': (tx, { contactId, undo }) =>
    onContact(tx, contactId, async (id) => {
      const { kind, value } = address.pick({ kind: true, value: true }).parse(undo)
      await tx.deleteFrom('contact_dismissal').where('contact_id', '=', id).where('kind', '=', kind).where('value', '=', value).execute()
      return true
    }),
  'contacts-merged': async (tx, { contactId, undo }) => {
    const merged = undo as Merged
    if (contactId === null || !(await partContacts(tx, contactId, merged))) return outdated
    return ok(await showing(tx, [contactId, merged.from.id]))
  },
}

async function onContact(tx: WriteTx, contactId: string | null, work: (id: string) => Promise<boolean>): Promise<Result<Undone>> {
  if (contactId === null || !(await isThere(tx, contactId)) || !(await work(contactId))) return outdated
  return ok(await showing(tx, [contactId]))
}
