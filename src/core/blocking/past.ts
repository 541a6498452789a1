import { fold, wordsOf } from '../../shared/text/fold'
import { inBatches } from '../store/in-batches'
import { find } from '../store/search-index'
import type { ReadTx } from '../store/store'
import { blockedBy, type BlockedRule, type Sender } from './rules'

/** Conversations put to junk in one go; a sender that fills more is offered again. */
const most = 500
/** Messages looked through for them. */
const mostMessages = 5_000

export interface Past {
  readonly conversationIds: readonly string[]
  readonly more: boolean
}

/** Conversations outside trash and junk in which everything that came in is of this sender. The search index leads to them: no list of messages is by sender. */
export async function pastOf(tx: ReadTx, rule: BlockedRule): Promise<Past> {
  const words = wordsOf(fold(rule.value))
  const tree = { kind: 'phrase' as const, words, prefix: false, place: 'from' as const, exact: true }
  const { found, next } = await find(tx, tree, { limit: mostMessages, before: null, timeIsUp: () => false })
  const homes = [...new Set(found.map(({ conversationId }) => conversationId))]
  const whole: string[] = []
  for (const part of inBatches(homes)) {
    const rows = await tx
      .selectFrom('message')
      .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
      .select(['message.conversation_id', 'message.channel', 'message.from_name', 'message.from_address', 'message.fax_number'])
      .where('message.conversation_id', 'in', part)
      .where('message.direction', '=', 'in')
      .where('conversation.list', 'not in', ['trash', 'junk'])
      .execute()
    const others = new Set(rows.filter((row) => blockedBy([rule], senderOf(row)) === null).map(({ conversation_id }) => conversation_id))
    const own = new Set(rows.map(({ conversation_id }) => conversation_id))
    whole.push(...part.filter((id) => own.has(id) && !others.has(id)))
  }
  return { conversationIds: whole.slice(0, most), more: whole.length > most || next !== null }
}

interface Row {
  readonly channel: string
  readonly from_name: string
  readonly from_address: string
  readonly fax_number: string | null
}

/** Who sent a message that is recorded. */
export const senderOf = ({ channel, from_name, from_address, fax_number }: Row): Sender => ({
  address: from_address,
  faxNumber: fax_number,
  faxName: channel === 'fax' ? from_name : '',
})
