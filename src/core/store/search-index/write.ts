import { sql } from 'kysely'
import type { FoldedText } from '../../../shared/search/folded-text'
import { inBatches } from '../in-batches'
import { inSteps, insertRows, runPrepared } from '../prepared'
import type { WriteTx } from '../store'
import type { SearchEntryTable } from '../tables'
import { digestOf, foldDocument, type FoldedDocument, type SearchDocument } from './document'
import { loadDocuments } from './load'
import { freePositions, standsAt } from './position'
import { learnWords, type Worded } from './vocabulary'

interface Row extends FoldedDocument {
  readonly position: number
}

/**
 * Puts messages into the index, or anew where they stand already. One message has one entry, whatever changed.
 * New row numbers ascend within a batch: backwards ones cost FTS5 a flush each (a third of its speed).
 */
export async function putEntries(tx: WriteTx, documents: readonly SearchDocument[], folded: FoldedBodies = noBodies): Promise<void> {
  for (const part of inBatches(lastOfEach(documents))) await putBatch(tx, part, folded)
}

/** Bodies that were folded where they were read, by message; used only where the message's body still is that text. */
export type FoldedBodies = ReadonlyMap<string, { readonly of: string; readonly folded: FoldedText }>
const noBodies: FoldedBodies = new Map()

/** Puts these messages as the tables have them now: after recognition, a reply, a move, a change of the contact. */
export async function reindexMessages(tx: WriteTx, messageIds: readonly string[], folded: FoldedBodies = noBodies): Promise<void> {
  for (const part of inBatches([...new Set(messageIds)])) {
    const documents = await loadDocuments(tx, part)
    const there = new Set(documents.map(({ messageId }) => messageId))
    await dropEntries(tx, part.filter((id) => !there.has(id)))
    await putEntries(tx, documents, folded)
  }
}

/** After a contact's name changed, or to whom it belongs: its messages are found by it, and its members' as well. */
export async function reindexContact(tx: WriteTx, contactId: string): Promise<void> {
  const rows = await tx.selectFrom('message').select('id').where('contact_id', '=', contactId).execute()
  rows.push(...(await tx.selectFrom('message').innerJoin('contact_member', 'contact_member.member_id', 'message.contact_id').select('message.id').where('contact_member.organisation_id', '=', contactId).execute()))
  await reindexMessages(tx, rows.map(({ id }) => id))
}

/** Takes messages out of the index; to be called before their rows go. */
export async function dropEntries(tx: WriteTx, messageIds: readonly string[]): Promise<void> {
  for (const part of inBatches(messageIds)) {
    const entries = await entriesOf(tx, part)
    await removeRows(tx, entries.map(({ position }) => position))
    await tx.deleteFrom('search_entry').where('message_id', 'in', part).execute()
  }
}

async function putBatch(tx: WriteTx, documents: readonly SearchDocument[], bodies: FoldedBodies): Promise<void> {
  const standing = new Map((await entriesOf(tx, documents.map(({ messageId }) => messageId))).map((entry) => [entry.message_id, entry]))
  const entries: SearchEntryTable[] = []
  const rows: Row[] = []
  const stale: number[] = []
  const changed: Worded[] = []
  const fresh: { readonly document: SearchDocument; readonly folded: FoldedDocument; readonly digest: string }[] = []
  for (const document of documents) {
    const known = bodies.get(document.messageId)
    const folded = foldDocument(document, known?.of === document.body ? known.folded : undefined)
    const digest = digestOf(folded)
    const entry = standing.get(document.messageId)
    const stays = entry !== undefined && standsAt(entry.position, document.at)
    if (stays && entry.digest === digest && entry.conversation_id === document.conversationId) continue
    if (entry) stale.push(entry.position)
    if (entry?.digest !== digest) changed.push({ messageId: document.messageId, folded })
    if (stays) {
      entries.push(entryOf(document, entry.position, digest))
      rows.push({ position: entry.position, ...folded })
    } else {
      fresh.push({ document, folded, digest })
    }
  }
  fresh.sort((one, other) => one.document.at - other.document.at)
  // Asked while the stale rows still stand: a place that is kept below must not be given away above.
  const positions = await freePositions(tx, fresh.map(({ document }) => document.at))
  await removeRows(tx, stale)
  if (stale.length > 0) await tx.deleteFrom('search_entry').where('position', 'in', stale).execute()
  fresh.forEach(({ document, folded, digest }, index) => {
    const position = positions[index]
    if (position === undefined) return
    entries.push(entryOf(document, position, digest))
    rows.push({ position, ...folded })
  })
  await insertTexts(tx, rows)
  await insertRows(tx, 'search_entry', entries)
  await learnWords(tx, changed)
}

const entryOf = (document: SearchDocument, position: number, digest: string): SearchEntryTable => ({
  position,
  message_id: document.messageId,
  conversation_id: document.conversationId,
  digest,
})

async function entriesOf(tx: WriteTx, messageIds: readonly string[]): Promise<SearchEntryTable[]> {
  if (messageIds.length === 0) return []
  return tx.selectFrom('search_entry').selectAll().where('message_id', 'in', messageIds).execute()
}

const textsOf = ({ position, subject, contact, body, pages }: Row): (number | string)[] => [position, subject, contact, body, pages]

async function insertTexts(tx: WriteTx, rows: readonly Row[]): Promise<void> {
  for (const part of inSteps([...rows].sort((one, other) => one.position - other.position))) {
    const insert = sql`insert into search_fts (rowid, subject, contact, body, pages) values ${sql.join(part.map((row) => sql`(${sql.join(textsOf(row))})`))}`
    await runPrepared(tx, `insert search_fts ${part.length}`, part.flatMap(textsOf), () => ({ compile: () => insert.compile(tx) }))
  }
}

async function removeRows(tx: WriteTx, positions: readonly number[]): Promise<void> {
  for (const position of positions) await sql`delete from search_fts where rowid = ${position}`.execute(tx)
}

/** A message named twice in one call is put as it was named last. */
const lastOfEach = (documents: readonly SearchDocument[]): readonly SearchDocument[] => [
  ...new Map(documents.map((document) => [document.messageId, document])).values(),
]
