import type { Output } from '../../shared/contract'
import type { ConversationRow } from '../../shared/domain/conversation'
import type { ReadTx } from '../store/store'

export type Filter = 'all' | 'unread' | 'troubled'

/** Rows newest first, from behind the cursor (keyset: the order is total by time and id). */
export async function listRows(
  tx: ReadTx,
  filter: Filter,
  limit: number,
  before: { readonly at: number; readonly id: string } | null,
): Promise<ConversationRow[]> {
  let query = rows(tx)
    .orderBy('conversation.at', 'desc')
    .orderBy('conversation.id', 'desc')
    .limit(limit)
  if (filter === 'unread') query = query.where('conversation.unread', '>', 0)
  if (filter === 'troubled') query = query.where('conversation.troubled', '>', 0)
  if (before) {
    query = query.where((where) =>
      where.or([
        where('conversation.at', '<', before.at),
        where.and([where('conversation.at', '=', before.at), where('conversation.id', '<', before.id)]),
      ]),
    )
  }
  return (await query.execute()).map(toRow)
}

export async function oneRow(tx: ReadTx, id: string): Promise<ConversationRow | null> {
  const row = await rows(tx).where('conversation.id', '=', id).executeTakeFirst()
  return row ? toRow(row) : null
}

export async function counts(tx: ReadTx): Promise<Output<'inbox.counts'>> {
  const count = async (filter: Filter): Promise<number> => {
    const column = filter === 'all' ? 'messages' : filter
    const query = tx
      .selectFrom('conversation')
      .select((select) => select.fn.countAll<number>().as('count'))
      // A literal, as the partial indexes have it: with a value bound later each row would be looked at (a tenth of the speed).
      .where((where) => where(column, '>', where.lit(0)))
    return Number((await query.executeTakeFirstOrThrow()).count)
  }
  const quarantined = await tx
    .selectFrom('arrival')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('outcome', '=', 'quarantined')
    .executeTakeFirstOrThrow()
  return { all: await count('all'), unread: await count('unread'), troubled: await count('troubled'), quarantined: Number(quarantined.count) }
}

function rows(tx: ReadTx) {
  return tx
    .selectFrom('conversation')
    .innerJoin('contact', 'contact.id', 'conversation.contact_id')
    .select((select) => [
      'conversation.id',
      'conversation.subject',
      'conversation.snippet',
      'conversation.channel',
      'conversation.direction',
      'conversation.at',
      'conversation.messages',
      'conversation.unread',
      'conversation.troubled',
      'contact.name as contactName',
      select
        .selectFrom('contact_address')
        .select('value')
        .whereRef('contact_address.contact_id', '=', 'contact.id')
        .orderBy('contact_address.id')
        .limit(1)
        .as('contactAddress'),
      select.selectFrom('draft').select('draft.id').whereRef('draft.conversation_id', '=', 'conversation.id').limit(1).as('draftId'),
      select
        .selectFrom('page')
        .innerJoin('message', 'message.id', 'page.message_id')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('message.conversation_id', '=', 'conversation.id')
        .where('page.recognition', '=', 'waiting')
        .as('pagesWaiting'),
    ])
    .where('conversation.messages', '>', 0)
}

type Row = Awaited<ReturnType<ReturnType<typeof rows>['executeTakeFirstOrThrow']>>

function toRow(row: Row): ConversationRow {
  return {
    id: row.id,
    contactName: row.contactName,
    contactAddress: row.contactAddress ?? '',
    subject: row.subject,
    snippet: row.snippet,
    channel: row.channel,
    direction: row.direction,
    at: row.at,
    messages: row.messages,
    unread: row.unread,
    hasDraft: row.draftId !== null,
    troubled: row.troubled > 0,
    pagesWaiting: Number(row.pagesWaiting ?? 0),
  }
}
