import { z } from 'zod'
import { addressKind, addressOrigin } from '../../shared/domain/contact'
import { fail, ok, type Result } from '../../shared/result'
import type { Undoers, Undone } from '../history'
import { reindexContact } from '../store/search-index'
import type { ContactSignTable } from '../store/contact-tables'
import type { ReadTx, WriteTx } from '../store/store'
import { holdsSomething } from './held'
import { memberUndoers } from './members'
import { mergeContacts, partContacts, type Merged } from './merge'
import { showing } from './showing'
import { restoreSigns } from './signs'
import { sortContacts } from './sorting'

const address = z.object({ id: z.string(), kind: addressKind, value: z.string(), origin: addressOrigin })
const outdated = fail('change-outdated')

const isThere = async (tx: ReadTx, contactId: string): Promise<boolean> => (await tx.selectFrom('contact').select('id').where('id', '=', contactId).executeTakeFirst()) !== undefined

/** Takes back what was done to a contact; refused where the contact is gone or an address went to somebody else meanwhile. */
export const contactUndoers: Undoers = {
  ...memberUndoers,
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
    // A merge of an earlier version knew of no signs, dismissals, members.
    const merged: Merged = { signs: [], dismissed: [], dismissedNew: [], memberships: [], membershipsNew: [], ...(undo as Partial<Merged> & Pick<Merged, 'from' | 'named' | 'conversations' | 'messages' | 'addresses'>) }
    if (contactId === null || !(await partContacts(tx, contactId, merged))) return outdated
    return shown(tx, [contactId, merged.from.id])
  },
  /** All that is of the new one by now comes back. */
  'contact-split': (tx, { contactId, undo }) =>
    onContact(tx, contactId, async (id) => {
      const done = await mergeContacts(tx, id, z.object({ to: z.string() }).parse(undo).to)
      if (done?.merged.named === true) await tx.updateTable('contact').set({ name: '' }).where('id', '=', id).execute()
      return done !== null
    }),
  'contact-added': async (tx, { contactId, undo }) => {
    const { name } = z.object({ name: z.string() }).parse(undo)
    if (contactId === null || (await holdsSomething(tx, contactId))) return outdated
    const gone = await tx.deleteFrom('contact').where('id', '=', contactId).where('name', '=', name).executeTakeFirst()
    return gone.numDeletedRows > 0n ? ok({ kinds: ['contact'], ids: [contactId] }) : outdated
  },
  'sign-forgotten': (tx, { contactId, undo }) =>
    onContact(tx, contactId, async (id) => {
      await restoreSigns(tx, [{ ...(undo as ContactSignTable), contact_id: id }])
      return true
    }),
}

async function onContact(tx: WriteTx, contactId: string | null, work: (id: string) => Promise<boolean>): Promise<Result<Undone>> {
  if (contactId === null || !(await isThere(tx, contactId)) || !(await work(contactId))) return outdated
  await sortContacts(tx, [contactId])
  return shown(tx, [contactId])
}

const shown = async (tx: ReadTx, contactIds: readonly string[]): Promise<Result<Undone>> => ok({ kinds: ['conversation', 'contact'], ids: (await showing(tx, contactIds)).ids })
