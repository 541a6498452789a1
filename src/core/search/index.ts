import type { Output } from '../../shared/contract'
import type { Range } from '../../shared/contract/search'
import { fail, ok } from '../../shared/result'
import type { LookedFor } from '../../shared/text/fold'
import type { EngineContext, Handlers } from '../context'
import { find, type Found } from '../store/search-index'
import type { ReadTx, Store } from '../store/store'
import { parseQuery, type ParsedQuery } from './parse'
import { marked, snippet } from './snippet'

export { parseQuery }

type Hit = Output<'search.find'>['hits'][number]

export function searchHandlers({ store }: Pick<EngineContext, 'store'>): Handlers<'search.find'> {
  return {
    'search.find': async ({ query, limit, before }) => {
      const position = positionOf(before)
      if (position === undefined) return fail('invalid-input', { field: 'before' })
      const parsed = parseQuery(query)
      return store.read(async (tx) => {
        const found = await find(tx, parsed.tree, limit, position)
        const hits = await describe(tx, found, parsed.words)
        return ok({ hits, next: nextOf(found, limit), words: [...parsed.words] })
      })
    },
  }
}

/** The ids alone, for the terminal and for measuring. */
export async function findIds(store: Store, query: string, limit: number): Promise<readonly Found[]> {
  const { tree }: ParsedQuery = parseQuery(query)
  return store.read((tx) => find(tx, tree, limit, null))
}

/** The cursor is the row number of the last hit; undefined where it is none. */
function positionOf(before: string | null): number | null | undefined {
  if (before === null) return null
  const position = /^\d{1,16}$/.test(before) ? Number(before) : Number.NaN
  return Number.isSafeInteger(position) ? position : undefined
}

function nextOf(found: readonly Found[], limit: number): string | null {
  const last = found.at(-1)
  return last && found.length === limit ? String(last.position) : null
}

async function describe(tx: ReadTx, found: readonly Found[], words: readonly LookedFor[]): Promise<Hit[]> {
  const ids = found.map(({ messageId }) => messageId)
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('message')
    .leftJoin('contact', 'contact.id', 'message.contact_id')
    .select(['message.id', 'message.conversation_id', 'message.channel', 'message.at', 'message.subject', 'message.text'])
    .select(['message.from_name', 'message.from_address', 'message.fax_number', 'contact.name as contact_name'])
    .where('message.id', 'in', ids)
    .execute()
  const pages = await pageTexts(tx, ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    return [
      {
        messageId: id,
        conversationId: row.conversation_id,
        channel: row.channel,
        at: row.at,
        contact: contactLabel(row, words),
        subject: marked(row.subject, words),
        snippet: snippet([row.text, ...(pages.get(id) ?? [])], words),
      },
    ]
  })
}

async function pageTexts(tx: ReadTx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const pages = await tx
    .selectFrom('page')
    .innerJoin('attachment', 'attachment.id', 'page.attachment_id')
    .select(['page.message_id', 'page.text'])
    .where('page.message_id', 'in', ids)
    .where('page.text', '!=', '')
    .orderBy('attachment.position')
    .orderBy('page.number')
    .execute()
  const texts = new Map<string, string[]>()
  for (const { message_id, text } of pages) texts.set(message_id, [...(texts.get(message_id) ?? []), text])
  return texts
}

interface Sender {
  readonly contact_name: string | null
  readonly from_name: string
  readonly from_address: string
  readonly fax_number: string | null
}

/** The name by which the contact is known; with it the address or number where only that was the hit. */
function contactLabel(sender: Sender, words: readonly LookedFor[]): { text: string; ranges: Range[] } {
  const address = sender.from_address || sender.fax_number || ''
  const name = sender.contact_name || sender.from_name
  if (name === '') return marked(address, words)
  const short = marked(name, words)
  const long = marked(`${name} <${address}>`, words)
  return long.ranges.length > short.ranges.length ? long : short
}

