import type { Output } from '../../shared/contract'
import { groupBy } from '../../shared/group-by'
import type { Ids } from '../ports'
import { inBatches } from '../store/in-batches'
import { insertRows } from '../store/prepared'
import type { ContactSignTable } from '../store/contact-tables'
import type { ReadTx, WriteTx } from '../store/store'
import { tellWriter, writerName, type KnownWriter, type ToldWriter } from './tell-writer'
import type { TaughtSign } from './tell'

/** A mail's sender: its address in small letters, and the name before it. */
export interface Writing {
  readonly value: string
  readonly name: string
}

/** Whose mails are, several at once: who is begun for one is known to the next. */
export interface Writers {
  tell(writing: Writing): ToldWriter
  /** From now on the address is known as this contact's, and the name where it was to be learned. */
  took(writing: Writing, told: ToldWriter, contactId: string): void
  /** What was learned since, to be written once the contacts are. */
  learned(): readonly { readonly contactId: string; readonly text: string; readonly via: string }[]
}

export async function knownWriters(tx: ReadTx, writings: readonly Writing[]): Promise<Writers> {
  const owners = new Map<string, { readonly contactId: string; readonly said: boolean }>()
  const signs = new Map<string, TaughtSign>()
  /** addresses at which names tell */
  const named = new Set<string>()
  for (const part of inBatches([...new Set(writings.map(({ value }) => value))])) {
    for (const row of await tx.selectFrom('contact_address').select(['value', 'contact_id', 'origin']).where('kind', '=', 'email').where('value', 'in', part).execute()) {
      owners.set(row.value, { contactId: row.contact_id, said: row.origin !== 'wrote' && row.origin !== 'written' })
    }
    for (const { via } of await tx.selectFrom('contact_sign').select('via').distinct().where('via', 'in', part).where('kind', '=', 'name').execute()) named.add(via)
  }
  // At these alone: every name at every address of a batch is a quarter of a million of pairs to look for.
  const names = new Set(writings.flatMap(({ value, name }) => (named.has(value) ? writerName(name) || [] : [])))
  for (const part of inBatches([...named])) {
    for (const some of inBatches([...names])) {
      const rows = await tx.selectFrom('contact_sign').select(['id', 'contact_id as contactId', 'kind', 'text', 'via']).where('via', 'in', part).where('text', 'in', some).where('kind', '=', 'name').execute()
      for (const sign of rows) signs.set(keyOf(sign.via, sign.text), sign)
    }
  }
  let fresh: { contactId: string; text: string; via: string }[] = []
  const knownOf = ({ value, name }: Writing): KnownWriter => ({ owner: owners.get(value) ?? null, sign: signs.get(keyOf(value, writerName(name))) ?? null, hasNames: named.has(value) })
  return {
    tell: (writing) => tellWriter(writing, knownOf(writing)),
    took: ({ value, name }, { learns }, contactId) => {
      if (!owners.has(value)) owners.set(value, { contactId, said: false })
      if (!learns) return
      const text = writerName(name)
      signs.set(keyOf(value, text), { id: '', contactId, kind: 'name', text, via: value })
      named.add(value)
      fresh.push({ contactId, text, via: value })
    },
    learned: () => {
      const rows = fresh
      fresh = []
      return rows
    },
  }
}

const keyOf = (address: string, name: string): string => `${address}\n${name}`

/** Nobody taught these: they follow from the address. Answers the signs' ids. */
export async function learnNames(tx: WriteTx, ids: Ids, now: number, names: ReturnType<Writers['learned']>): Promise<string[]> {
  const rows = names.map(({ contactId, text, via }): ContactSignTable => ({ id: ids.next(), contact_id: contactId, kind: 'name', text, via, at: now, person_id: null }))
  await insertRows(tx, 'contact_sign', rows)
  return rows.map(({ id }) => id)
}

/** Whose one mail is. */
export const whoWrote = async (tx: ReadTx, writing: Writing): Promise<ToldWriter> => (await knownWriters(tx, [writing])).tell(writing)

/** Beyond these nobody looks for who else wrote. */
const latestConversations = 100

/** Under which names a contact's latest mails came, where several came from one address: they may be several people. */
export async function writersOf(tx: ReadTx, contactId: string): Promise<Output<'contact.writers'>['writers']> {
  const latest = await tx.selectFrom('conversation').select('id').where('contact_id', '=', contactId).orderBy('at', 'desc').limit(latestConversations).execute()
  if (latest.length === 0) return []
  const rows = await tx
    .selectFrom('message')
    .select(['id', 'from_name', 'from_address', 'at'])
    .where('conversation_id', 'in', latest.map(({ id }) => id))
    .where('contact_id', '=', contactId)
    .where('channel', '=', 'mail')
    .where('direction', '=', 'in')
    .where('from_name', '!=', '')
    .orderBy('at', 'desc')
    .execute()
  return [...groupBy(rows, ({ from_address }) => from_address.trim().toLowerCase())].flatMap(([address, own]) => {
    const names = [...groupBy(own, ({ from_name }) => writerName(from_name))].filter(([name]) => name !== '')
    return names.length < 2 ? [] : names.map(([name, theirs]) => ({ address, name, messages: theirs.length, messageId: theirs[0]?.id ?? '' }))
  })
}
