import { tellingKinds, type AddressKind, type AddressProposal } from '../../shared/domain/contact'
import type { TransmitLine } from '../../shared/domain/fax'
import type { Box, Page, Word } from '../../shared/domain/page'
import { groupBy } from '../../shared/group-by'
import { readAddresses, type ReadPage } from '../fields'
import type { ReadTx } from '../store/store'
import { toPage } from '../store/to-page'

/** A sender's paper is the same from fax to fax: the latest say how it is reached today. */
const mostFaxes = 3
/** Letterhead and footer stand on the first page, a signature on the second. */
const mostPages = 2

interface StoredPage extends ReadPage {
  readonly page: Page
  readonly messageId: string
  readonly at: number
}

/** An address as a fax says it, or a number by which its sender is known or paid. */
interface FoundAddress {
  readonly kind: AddressKind
  readonly value: string
  readonly confidence: number
  readonly page: number
  readonly box: Box
}

/** Fields of a fax that are its sender's for good, not of this one letter. */
const lasting = { kundennummer: 'customer', iban: 'iban' } as const
const lastingNames = ['kundennummer', 'iban'] as const
/** As with addresses: less sure is not proposed. */
const leastSure = 45

/** What the latest faxes of a contact say of how it is reached, each address once, where it was read last; without what is known, ours or dismissed. */
export async function readProposals(tx: ReadTx, contactId: string, ours: readonly string[]): Promise<readonly AddressProposal[]> {
  const pages = await latestPages(tx, contactId)
  const found = new Map<string, { readonly address: FoundAddress; readonly from: StoredPage }>()
  for (const ofMessage of groupBy(pages, ({ messageId }) => messageId).values()) {
    for (const address of [...readAddresses(ofMessage), ...(await numbersOf(tx, ofMessage))]) {
      const from = ofMessage.find(({ number }) => number === address.page)
      const key = `${address.kind} ${address.value}`
      if (from && !found.has(key) && !ours.includes(address.value)) found.set(key, { address, from })
    }
  }
  const settled = await settledAddresses(tx, contactId, [...found.values()].map(({ address }) => address.value))
  return [...found].flatMap(([key, { address, from }]) => {
    if (settled.own.has(key)) return []
    const { kind, value, confidence, box, page: number } = address
    return [{ kind, value, confidence, box, number, messageId: from.messageId, at: from.at, page: from.page, owner: settled.others.get(key) ?? null }]
  })
}

/** Customer number and bank account, as they were read from the fax and saved with it. */
async function numbersOf(tx: ReadTx, pages: readonly StoredPage[]): Promise<readonly FoundAddress[]> {
  const fields = await tx
    .selectFrom('message_field')
    .select(['name', 'value', 'confidence', 'page_id', 'box_json'])
    .where('message_id', '=', pages[0]?.messageId ?? '')
    .where('name', 'in', lastingNames)
    .where('confidence', '>=', leastSure)
    .orderBy('name')
    .execute()
  return fields.flatMap(({ name, value, confidence, page_id, box_json }) => {
    const page = pages.find((one) => one.page.id === page_id)
    return page && box_json !== null && (name === 'kundennummer' || name === 'iban') ? [{ kind: lasting[name], value, confidence, page: page.number, box: JSON.parse(box_json) as Box }] : []
  })
}

/** The first pages of the latest faxes, newest fax first, numbered over all files of each. */
async function latestPages(tx: ReadTx, contactId: string): Promise<readonly StoredPage[]> {
  const messages = await tx
    .selectFrom('message')
    .select(['id', 'at'])
    .where('contact_id', '=', contactId)
    .where('channel', '=', 'fax')
    .where('direction', '=', 'in')
    .where('trashed', '=', 0)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostFaxes)
    .execute()
  const pages: StoredPage[] = []
  for (const { id, at } of messages) pages.push(...(await firstPages(tx, id, at)))
  return pages
}

async function firstPages(tx: ReadTx, messageId: string, at: number): Promise<readonly StoredPage[]> {
  const rows = await tx
    .selectFrom('page')
    .innerJoin('attachment', 'attachment.id', 'page.attachment_id')
    .innerJoin('page_words', 'page_words.page_id', 'page.id')
    .selectAll('page')
    .select('page_words.words_json')
    .where('page.message_id', '=', messageId)
    .where('attachment.role', '=', 'document')
    .orderBy('attachment.position')
    .orderBy('page.number')
    .limit(mostPages)
    .execute()
  return rows.map((row, index) => ({
    messageId,
    at,
    number: index + 1,
    width: row.width,
    height: row.height,
    words: JSON.parse(row.words_json) as readonly Word[],
    line: row.line_json === null ? null : (JSON.parse(row.line_json) as TransmitLine),
    page: toPage(row),
  }))
}

interface Settled {
  /** what the contact is known by, or was said not to be */
  readonly own: ReadonlySet<string>
  readonly others: ReadonlyMap<string, { readonly id: string; readonly name: string }>
}

async function settledAddresses(tx: ReadTx, contactId: string, values: readonly string[]): Promise<Settled> {
  if (values.length === 0) return { own: new Set(), others: new Map() }
  const known = await tx
    .selectFrom('contact_address')
    .innerJoin('contact', 'contact.id', 'contact_address.contact_id')
    .select(['contact.id', 'contact.name', 'contact_address.kind', 'contact_address.value'])
    .where('contact_address.value', 'in', values)
    .execute()
  const dismissed = await tx.selectFrom('contact_dismissal').select(['kind', 'value']).where('contact_id', '=', contactId).where('value', 'in', values).execute()
  const keyOf = ({ kind, value }: { readonly kind: string; readonly value: string }): string => `${kind} ${value}`
  return {
    own: new Set([...known.filter(({ id }) => id === contactId), ...dismissed].map(keyOf)),
    // Two firms may have one telephone number: that says of neither that it is the other.
    others: new Map(known.filter(({ id, kind }) => id !== contactId && tellingKinds.includes(kind)).map((row) => [keyOf(row), { id: row.id, name: row.name }])),
  }
}
