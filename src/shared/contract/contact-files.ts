import { z } from 'zod'
import { addressKind, contactAddress } from '../domain/contact'
import { id } from '../domain/ids'
import { call } from './call'

export const contactsForm = z.enum(['vcard', 'csv'])
export type ContactsForm = z.infer<typeof contactsForm>

/** Why a value is not taken over: another contact's already, or none of its kind. */
export const leftOutWhy = z.union([z.literal('taken'), addressKind])
export type LeftOutWhy = z.infer<typeof leftOutWhy>

/** What taking in a file of contacts will do; nothing is done before `contacts.import`. */
export const importPreview = z.object({
  /** names the file that was read; only the last one is held */
  token: id,
  file: z.string(),
  /** entries that become contacts, that add something to one, and that say nothing new */
  fresh: z.number().int(),
  joined: z.number().int(),
  known: z.number().int(),
  /** the first of those that change something */
  rows: z.array(
    z.object({
      line: z.number().int(),
      name: z.string(),
      /** whom it joins; null: a new contact */
      into: z.object({ id: id.nullable(), name: z.string() }).nullable(),
      adds: z.array(contactAddress.pick({ kind: true, value: true })),
    }),
  ),
  /** the first values that are not taken over, each with why, and how many there are */
  leftOut: z.array(z.object({ line: z.number().int(), value: z.string(), why: leftOutWhy })),
  leftOutCount: z.number().int(),
})
export type ImportPreview = z.infer<typeof importPreview>

export const contactFileCalls = {
  /** Reads a file of contacts (vCard or CSV), and says what would become of it. For the host alone: it names a path. */
  'contacts.readFile': call(() => z.object({ path: z.string() }), () => importPreview),
  /** Does what the preview said, as the store stands now. `changeId` takes all of it back; null where nothing was new. */
  'contacts.import': call(() => z.object({ token: id }), () => z.object({ changeId: id.nullable(), fresh: z.number().int(), joined: z.number().int() })),
  /** Writes contacts, or all that are listed, into a file. For the host alone. */
  'contacts.export': call(
    () => z.object({ target: z.string(), form: contactsForm, ids: z.array(id).max(500).nullable(), language: z.enum(['de', 'en']) }),
    () => z.object({ path: z.string(), count: z.number().int() }),
  ),
}
