import { fold, wordsOf } from '../../shared/text/fold'
import { find, type Phrase, type Place } from '../store/search-index'
import type { ReadTx } from '../store/store'

export interface Person {
  readonly name: string
  readonly address: string
}

/** Messages in which names are looked for: who wrote lately is in them. */
const looked = 120

/** People whose name or address has words that begin so, by their messages: who was heard of last stands first. */
export async function suggest(tx: ReadTx, text: string, limit: number): Promise<Person[]> {
  const words = wordsOf(fold(text))
  if (words.length === 0) return []
  const people = new Map<string, Person>()
  for (const place of ['from', 'to'] as const) {
    const { found } = await find(tx, { kind: 'and', parts: words.map((word) => begun(word, place)) }, { limit: looked, before: null, timeIsUp: () => false })
    const rows = await tx
      .selectFrom('message')
      .leftJoin('contact', 'contact.id', 'message.contact_id')
      .select(['message.id', 'message.direction', 'message.from_name', 'message.from_address', 'message.fax_number', 'contact.name as contact_name'])
      .where('message.id', 'in', found.map(({ messageId }) => messageId))
      .where('message.direction', '=', place === 'from' ? 'in' : 'out')
      .execute()
    const byId = new Map(rows.map((row) => [row.id, row]))
    for (const { messageId } of found) {
      const row = byId.get(messageId)
      if (!row) continue
      const name = row.contact_name || (place === 'from' ? row.from_name : '')
      const address = (place === 'from' ? row.from_address : '') || row.fax_number || ''
      const key = fold(name || address)
      if (key !== '' && !people.has(key) && hasBeginnings(`${name} ${address}`, words)) people.set(key, { name, address })
    }
  }
  return [...people.values()].slice(0, limit)
}

const begun = (word: string, place: Place): Phrase => ({ kind: 'phrase', words: [word], prefix: true, place, exact: true })

function hasBeginnings(text: string, words: readonly string[]): boolean {
  const own = wordsOf(fold(text))
  return words.every((word) => own.some((one) => one.startsWith(word)))
}
