import type { Output } from '../../shared/contract'
import { joinedNumbers } from '../../shared/search/numbers'
import { fold, wordsOf } from '../../shared/text/fold'
import type { FieldName } from '../../shared/domain/fax'
import { find, type SearchTree } from '../store/search-index'
import type { ReadTx } from '../store/store'
import { rowsOf } from './list'
import { bareSubject } from './subject'

type Likely = Output<'conversation.likely'>['likely']
type Why = Pick<Likely[number], 'why' | 'what'>

/** Numbers by which letters name what they are about. */
const references: readonly FieldName[] = ['bestellnummer', 'rechnungsnummer', 'aktenzeichen', 'ihrZeichen', 'unserZeichen', 'lieferscheinnummer', 'kundennummer']
/** More numbers in one message are a price list. */
const mostNumbers = 6
const mostOfEach = 5
/** Common words with nothing in common are not followed through the whole store for a suggestion. */
const longestLookMs = 10
const mostLikely = 12
/** Messages of a conversation that say what it is about: the newest. */
const mostRead = 20
/** One word is no subject: *Rechnung* stands above half of all letters. */
const leastWords = 2

/** Where a message, or a whole conversation, may belong as well: by the numbers it names, by its subject, by its contact; each with what says so. */
export async function likelyHomes(tx: ReadTx, conversationId: string, messageId: string | null): Promise<Likely> {
  const messages = await tx
    .selectFrom('message')
    .select(['id', 'subject', 'contact_id'])
    .where('conversation_id', '=', conversationId)
    .$if(messageId !== null, (query) => query.where('id', '=', messageId ?? ''))
    .orderBy('at', 'desc')
    .limit(mostRead)
    .execute()
  const found = new Map<string, Why>()
  const add = (id: string, why: Why): void => {
    if (id !== conversationId && !found.has(id)) found.set(id, why)
  }
  for (const number of await numbersOf(tx, messages)) {
    for (const text of joinedNumbers(fold(number))) for (const id of await holding(tx, { kind: 'number', text, prefix: false })) add(id, { why: 'number', what: number })
  }
  for (const subject of new Set(messages.map((message) => bareSubject(message.subject).text))) {
    const words = wordsOf(fold(subject))
    if (words.length >= leastWords) for (const id of await holding(tx, { kind: 'phrase', words, prefix: false, place: 'subject', exact: true })) add(id, { why: 'subject', what: '' })
  }
  const own = await tx.selectFrom('conversation').select('contact_id').where('id', '=', conversationId).executeTakeFirst()
  const contacts = [...new Set([...messages.map((message) => message.contact_id), own?.contact_id ?? null])].filter((id) => id !== null)
  if (contacts.length > 0) {
    const theirs = await tx.selectFrom('conversation').select('id').where('contact_id', 'in', contacts).where('messages', '>', 0).orderBy('at', 'desc').limit(mostLikely + 1).execute()
    for (const { id } of theirs) add(id, { why: 'contact', what: '' })
  }
  const rows = await rowsOf(tx, [...found.keys()].slice(0, mostLikely * 2))
  return rows.filter(({ work }) => work.list !== 'trash' && work.list !== 'junk').slice(0, mostLikely).flatMap((row) => {
    const why = found.get(row.id)
    return why ? [{ row, ...why }] : []
  })
}

async function numbersOf(tx: ReadTx, messages: readonly { readonly id: string; readonly subject: string }[]): Promise<readonly string[]> {
  if (messages.length === 0) return []
  const fields = await tx.selectFrom('message_field').select('value').where('message_id', 'in', messages.map(({ id }) => id)).where('name', 'in', references).execute()
  const inSubjects = messages.flatMap(({ subject }) => subject.split(/\s+/).filter((word) => /\d{3}/.test(word)))
  return [...new Set([...fields.map(({ value }) => value), ...inSubjects])].slice(0, mostNumbers)
}

async function holding(tx: ReadTx, tree: SearchTree): Promise<readonly string[]> {
  const end = performance.now() + longestLookMs
  const { found } = await find(tx, { kind: 'and', parts: [tree] }, { limit: mostOfEach * 4, before: null, timeIsUp: () => performance.now() >= end })
  return [...new Set(found.map(({ conversationId }) => conversationId))].slice(0, mostOfEach)
}
