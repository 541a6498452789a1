import type { Output } from '../../shared/contract'
import type { Range } from '../../shared/contract/search'
import type { LookedFor } from '../../shared/text/fold'
import type { Found } from '../store/search-index'
import type { ReadTx } from '../store/store'
import { marked, snippet } from './snippet'

type Hit = Output<'search.find'>['hits'][number]

/** What a list shows of each hit, in the order of the hits. */
export async function describe(tx: ReadTx, found: readonly Found[], words: readonly LookedFor[], near: boolean): Promise<Hit[]> {
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
        near,
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

