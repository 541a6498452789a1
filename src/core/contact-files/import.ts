import type { Output } from '../../shared/contract'
import { ok, type Result } from '../../shared/result'
import { dropEmptyContact, sortContacts, sortOf } from '../contacts'
import type { EngineContext } from '../context'
import { recordChange, type Undoer } from '../history'
import { inBatches } from '../store/in-batches'
import { insertRows } from '../store/prepared'
import { reindexContact } from '../store/search-index'
import type { ReadTx, WriteTx } from '../store/store'
import type { Entry } from './entry'
import { keyOf, planImport, type Check, type KnownContacts, type Plan, type Planned } from './plan'
import type { ReadFile } from './read-file'

type Preview = Output<'contacts.readFile'>

/** More rows nobody looks through before a click that can be taken back. */
const mostRows = 300
const mostLeftOut = 100

/** What would become of a file's entries, as the store stands. */
export async function planFor(tx: ReadTx, checkOnce: Check, entries: readonly Entry[]): Promise<Plan> {
  const checked = new Map<string, Result<string>>()
  const check: Check = (kind, value) => {
    const key = keyOf({ kind, value })
    const result = checked.get(key) ?? checkOnce(kind, value)
    checked.set(key, result)
    return result
  }
  const values = new Set<string>()
  for (const { addresses } of entries) {
    for (const { kind, value } of addresses) {
      const result = check(kind, value)
      if (result.ok) values.add(result.value)
    }
  }
  return planImport(entries, check, await knownAmong(tx, [...values], entries.flatMap(({ id }) => (id === '' ? [] : [id]))))
}

async function knownAmong(tx: ReadTx, values: readonly string[], ids: readonly string[]): Promise<KnownContacts> {
  const owners = new Map<string, string[]>()
  for (const part of inBatches(values)) {
    for (const { kind, value, contact_id } of await tx.selectFrom('contact_address').select(['kind', 'value', 'contact_id']).where('value', 'in', part).orderBy('id').execute()) {
      owners.set(keyOf({ kind, value }), [...(owners.get(keyOf({ kind, value })) ?? []), contact_id])
    }
  }
  const there = new Set<string>()
  for (const part of inBatches(ids)) for (const { id } of await tx.selectFrom('contact').select('id').where('id', 'in', part).execute()) there.add(id)
  return { ids: there, owners }
}

const isNew = ({ contactId, joins }: Planned): boolean => contactId === null && joins === null

export async function previewOf(tx: ReadTx, token: string, { name }: ReadFile, { planned, leftOut }: Plan): Promise<Preview> {
  const changing = planned.filter((one) => isNew(one) || one.adds.length > 0)
  const shown = changing.slice(0, mostRows)
  const names = new Map<string, string>()
  for (const part of inBatches(shown.flatMap(({ contactId }) => (contactId === null ? [] : [contactId])))) {
    for (const one of await tx.selectFrom('contact').select(['id', 'name']).where('id', 'in', part).execute()) names.set(one.id, one.name)
  }
  const into = ({ contactId, joins }: Planned): Preview['rows'][number]['into'] =>
    contactId !== null ? { id: contactId, name: names.get(contactId) ?? '' } : joins !== null ? { id: null, name: planned[joins]?.name ?? '' } : null
  const fresh = planned.filter(isNew).length
  return {
    token,
    file: name,
    fresh,
    joined: changing.length - fresh,
    known: planned.length - changing.length,
    rows: shown.map((one) => ({ line: one.line, name: one.name, into: into(one), adds: [...one.adds] })),
    leftOut: leftOut.slice(0, mostLeftOut),
    leftOutCount: leftOut.length,
  }
}

/** What taking an import back needs. */
interface Imported {
  readonly added: readonly string[]
  readonly addresses: readonly string[]
  /** contacts that had no name until the file gave them one */
  readonly named: readonly { readonly id: string; readonly name: string }[]
}

export interface DoneImport {
  readonly changeId: string | null
  readonly fresh: number
  readonly joined: number
  readonly named: boolean
}

export async function importPlan(tx: WriteTx, context: EngineContext, file: string, { planned }: Plan): Promise<DoneImport> {
  const now = context.clock.now()
  const idOf: string[] = []
  for (const one of planned) idOf.push(one.contactId ?? (one.joins === null ? context.ids.next() : (idOf[one.joins] ?? context.ids.next())))
  const fresh = planned.flatMap((one, index) => (isNew(one) ? [{ id: idOf[index] ?? '', name: one.name, created_at: now, sort: sortOf(one.name, one.adds[0]?.value ?? '') }] : []))
  const addresses = planned.flatMap((one, index) => one.adds.map(({ kind, value }) => ({ id: context.ids.next(), contact_id: idOf[index] ?? '', kind, value, origin: 'imported' as const })))
  await insertRows(tx, 'contact', fresh)
  await insertRows(tx, 'contact_address', addresses)
  const named = await nameNameless(tx, planned)
  await sortContacts(tx, named.map(({ id }) => id))
  const joined = planned.filter((one) => !isNew(one) && one.adds.length > 0).length
  if (fresh.length + addresses.length + named.length === 0) return { changeId: null, fresh: 0, joined: 0, named: false }
  const undo: Imported = { added: fresh.map(({ id }) => id), addresses: addresses.map(({ id }) => id), named }
  const changeId = await recordChange(tx, context, { kind: 'contacts-imported', detail: { file, fresh: fresh.length, joined }, undo })
  return { changeId, fresh: fresh.length, joined, named: named.length > 0 }
}

async function nameNameless(tx: WriteTx, planned: readonly Planned[]): Promise<Imported['named']> {
  const names = new Map(planned.flatMap(({ contactId, name }) => (contactId === null || name === '' ? [] : [[contactId, name] as const])))
  const named: { id: string; name: string }[] = []
  for (const part of inBatches([...names.keys()])) {
    for (const { id } of await tx.selectFrom('contact').select('id').where('id', 'in', part).where('name', '=', '').execute()) {
      const name = names.get(id) ?? ''
      await tx.updateTable('contact').set({ name }).where('id', '=', id).execute()
      await reindexContact(tx, id)
      named.push({ id, name })
    }
  }
  return named
}

/** Takes out what came with the file; of a contact that was written with since its addresses stay. */
export const undoImport: Undoer = async (tx, { undo }) => {
  const { added, addresses, named } = undo as Imported
  const used = new Set<string>()
  for (const part of inBatches(added)) {
    for (const table of ['conversation', 'message'] as const) {
      for (const { contact_id } of await tx.selectFrom(table).select('contact_id').where('contact_id', 'in', part).distinct().execute()) if (contact_id !== null) used.add(contact_id)
    }
  }
  const touched = new Set<string>()
  for (const part of inBatches(addresses)) {
    const rows = (await tx.selectFrom('contact_address').select(['id', 'contact_id']).where('id', 'in', part).execute()).filter(({ contact_id }) => !used.has(contact_id))
    for (const { contact_id } of rows) touched.add(contact_id)
    if (rows.length > 0) await tx.deleteFrom('contact_address').where('id', 'in', rows.map(({ id }) => id)).execute()
  }
  for (const id of added) if (!used.has(id)) await dropEmptyContact(tx, id)
  for (const { id, name } of named) {
    const back = await tx.updateTable('contact').set({ name: '' }).where('id', '=', id).where('name', '=', name).executeTakeFirst()
    if (back.numUpdatedRows > 0n) await reindexContact(tx, id)
  }
  await sortContacts(tx, [...touched, ...named.map(({ id }) => id)])
  return ok({ kinds: named.length > 0 ? ['contact', 'conversation'] : ['contact'], ids: [] })
}

