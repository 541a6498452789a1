import type { Word } from '../../shared/domain/page'
import type { ReadTx, WriteTx } from '../store/store'
import { compareLetters, letterOf } from './compare-letters'
import type { ReadPage } from './letter'
import { printOf, type Print } from './print'

/** Letters that are looked at closely: the ones with the most bands in common, and the latest of the same contact. */
const mostAlike = 16
const latestOfContact = 16

/**
 * After the last page of a letter was read: keeps its print and links it with every letter that is the same.
 * What an earlier reading had found is replaced. Answers the conversations whose messages gained or lost a link.
 */
export async function linkSameLetters(tx: WriteTx, messageId: string): Promise<readonly string[]> {
  const before = await linkedWith(tx, messageId)
  await tx.deleteFrom('letter_print').where('message_id', '=', messageId).execute()
  await tx
    .deleteFrom('same_letter')
    .where((where) => where.or([where('message_id', '=', messageId), where('other_id', '=', messageId)]))
    .execute()
  const message = await tx.selectFrom('message').select(['id', 'at', 'contact_id', 'direction']).where('id', '=', messageId).executeTakeFirst()
  // What was sent from here is no letter that came again.
  if (!message || message.direction !== 'in') return conversationsOf(tx, before)
  const pages = await readPages(tx, messageId)
  const print = printOf(pages.map((page) => page.text).join('\n'))
  if (print === null) return conversationsOf(tx, before)
  const letter = letterOf(pages)
  const found: string[] = []
  for (const other of await candidates(tx, message, print)) {
    const likeness = compareLetters(letter, letterOf(await readPages(tx, other.id)))
    if (likeness === null) continue
    const [later, earlier] = other.at > message.at || (other.at === message.at && other.id > messageId) ? [other.id, messageId] : [messageId, other.id]
    await tx.insertInto('same_letter').values({ message_id: later, other_id: earlier, likeness }).execute()
    found.push(other.id)
  }
  await tx
    .insertInto('letter_print')
    .values(print.map((value, band) => ({ message_id: messageId, band, value })))
    .execute()
  return conversationsOf(tx, [...before, ...found])
}

async function linkedWith(tx: ReadTx, messageId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('same_letter')
    .select(['message_id', 'other_id'])
    .where((where) => where.or([where('message_id', '=', messageId), where('other_id', '=', messageId)]))
    .execute()
  return rows.map((row) => (row.message_id === messageId ? row.other_id : row.message_id))
}

async function conversationsOf(tx: ReadTx, messageIds: readonly string[]): Promise<readonly string[]> {
  if (messageIds.length === 0) return []
  const rows = await tx.selectFrom('message').select('conversation_id').distinct().where('id', 'in', [...messageIds]).execute()
  return rows.map((row) => row.conversation_id)
}

interface Candidate {
  readonly id: string
  readonly at: number
}

async function candidates(tx: ReadTx, message: Candidate & { readonly contact_id: string | null }, print: Print): Promise<readonly Candidate[]> {
  const alike = await tx
    .selectFrom('letter_print')
    .innerJoin('message', 'message.id', 'letter_print.message_id')
    .select(['message.id', 'message.at'])
    .where((where) => where.or(print.map((value, band) => where.and([where('band', '=', band), where('value', '=', value)]))))
    .groupBy(['message.id', 'message.at'])
    .orderBy((order) => order.fn.countAll(), 'desc')
    .orderBy('message.at', 'desc')
    .limit(mostAlike)
    .execute()
  const known = new Set(alike.map((row) => row.id))
  if (message.contact_id === null) return alike
  const ofContact = await tx
    .selectFrom('message')
    .select(['id', 'at'])
    .where('contact_id', '=', message.contact_id)
    .where('id', '!=', message.id)
    .where((where) => where.exists(where.selectFrom('letter_print').select('band').whereRef('letter_print.message_id', '=', 'message.id')))
    .orderBy('at', 'desc')
    .limit(latestOfContact)
    .execute()
  return [...alike, ...ofContact.filter((row) => !known.has(row.id))]
}

async function readPages(tx: ReadTx, messageId: string): Promise<readonly ReadPage[]> {
  const rows = await tx
    .selectFrom('page')
    .innerJoin('attachment', 'attachment.id', 'page.attachment_id')
    .leftJoin('page_words', 'page_words.page_id', 'page.id')
    .select(['page.text', 'page_words.words_json'])
    .where('page.message_id', '=', messageId)
    .orderBy('attachment.position')
    .orderBy('page.number')
    .execute()
  return rows.map((row) => ({ text: row.text, words: row.words_json === null ? [] : (JSON.parse(row.words_json) as Word[]) }))
}
