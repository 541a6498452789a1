import { groupBy } from '../../shared/group-by'
import type { ContactsForm } from '../../shared/contract/contact-files'
import type { Result } from '../../shared/result'
import { ok } from '../../shared/result'
import type { Language } from '../../shared/strings/language'
import { translator } from '../../shared/strings/translate'
import { writeText, writeWhole } from '../export'
import type { Ids } from '../ports'
import { inBatches } from '../store/in-batches'
import type { ReadTx, Store } from '../store/store'
import { writeTable } from './table'
import { writeVcard, type Card } from './vcard'

export interface ContactsExport {
  readonly target: string
  readonly form: ContactsForm
  /** null: all that have a name or an address */
  readonly ids: readonly string[] | null
  readonly language: Language
  /** `replace`: a dialog has asked before it named a file that is there */
  readonly claim: 'new' | 'replace'
}

/** Writes contacts by name into a file: cards (RFC 6350), or a table for a spreadsheet. */
export async function exportContacts(parts: { readonly store: Store; readonly ids: Ids }, { target, form, ids, language, claim }: ContactsExport): Promise<Result<{ readonly path: string; readonly count: number }>> {
  const cards = await parts.store.read((tx) => cardsOf(tx, ids))
  const text = form === 'vcard' ? cards.map(writeVcard).join('') : writeTable(cards, translator(language))
  const written = await writeWhole(parts.ids, target, claim, (temporary) => writeText(temporary, text))
  return written.ok ? ok({ path: target, count: cards.length }) : written
}

async function cardsOf(tx: ReadTx, ids: readonly string[] | null): Promise<readonly Card[]> {
  const contacts = await tx.selectFrom('contact').select(['id', 'name']).where('sort', '!=', '~').$if(ids !== null, (query) => query.where('id', 'in', ids ?? [])).orderBy('sort').orderBy('id').execute()
  const addresses = []
  for (const part of inBatches(contacts.map(({ id }) => id))) addresses.push(...(await tx.selectFrom('contact_address').select(['contact_id', 'kind', 'value']).where('contact_id', 'in', part).orderBy('id').execute()))
  const of = groupBy(addresses, ({ contact_id }) => contact_id)
  return contacts.map(({ id, name }) => ({ id, name, addresses: of.get(id) ?? [] }))
}
