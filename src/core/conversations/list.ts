import type { ExpressionBuilder } from 'kysely'
import type { Output } from '../../shared/contract'
import type { ConversationRow } from '../../shared/domain/conversation'
import type { ReadTx } from '../store/store'
import type { Tables } from '../store/tables'
import { snippetOf } from './refresh'

/** No row shows more of a line that somebody typed. */
const longestLine = 200

export type Filter = 'all' | 'unread' | 'troubled' | 'drafts'

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
  if (filter === 'drafts') query = query.where(({ exists, selectFrom }) => exists(writtenDrafts(selectFrom).whereRef('draft.conversation_id', '=', 'conversation.id')))
  else query = query.where('conversation.messages', '>', 0)
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
  return named(tx, (await query.execute()).map(toRow))
}

export async function oneRow(tx: ReadTx, id: string): Promise<ConversationRow | null> {
  const row = await rows(tx).where('conversation.id', '=', id).executeTakeFirst()
  const [first] = row ? await named(tx, [toRow(row)]) : []
  return first ?? null
}

export async function counts(tx: ReadTx): Promise<Output<'inbox.counts'>> {
  const count = async (filter: 'all' | 'unread' | 'troubled'): Promise<number> => {
    const column = filter === 'all' ? 'messages' : filter
    const query = tx
      .selectFrom('conversation')
      .select((select) => select.fn.countAll<number>().as('count'))
      // A literal, as the partial indexes have it: with a value bound later each row would be looked at (a tenth of the speed).
      .where((where) => where(column, '>', where.lit(0)))
    return Number((await query.executeTakeFirstOrThrow()).count)
  }
  const drafts = await tx
    .selectFrom('draft')
    .select((select) => select.fn.count<number>('conversation_id').distinct().as('count'))
    .where('touched', '=', 1)
    .executeTakeFirstOrThrow()
  const quarantined = await tx
    .selectFrom('arrival')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('outcome', '=', 'quarantined')
    .executeTakeFirstOrThrow()
  return { all: await count('all'), unread: await count('unread'), troubled: await count('troubled'), drafts: Number(drafts.count), quarantined: Number(quarantined.count) }
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
      writtenDrafts(select.selectFrom.bind(select)).whereRef('draft.conversation_id', '=', 'conversation.id').limit(1).as('draftId'),
      select
        .selectFrom('page')
        .innerJoin('message', 'message.id', 'page.message_id')
        .select((inner) => inner.fn.countAll<number>().as('count'))
        .whereRef('message.conversation_id', '=', 'conversation.id')
        .where('page.recognition', '=', 'waiting')
        .as('pagesWaiting'),
    ])
}

/** Those in which a person wrote; one that was only opened is none to come back to. */
const writtenDrafts = (selectFrom: ExpressionBuilder<Tables, 'conversation'>['selectFrom']) => selectFrom('draft').select('draft.id').where('draft.touched', '=', 1)

/** A conversation that has no message yet is called by what is written for it. */
async function named(tx: ReadTx, rows: readonly ConversationRow[]): Promise<ConversationRow[]> {
  const begun = rows.filter((row) => row.messages === 0).map((row) => row.id)
  if (begun.length === 0) return [...rows]
  const drafts = await tx.selectFrom('draft').select(['conversation_id', 'to_line', 'subject', 'text', 'updated_at']).where('conversation_id', 'in', begun).orderBy('updated_at').execute()
  const newest = new Map(drafts.map((draft) => [draft.conversation_id, draft]))
  return rows.map((row) => {
    const draft = newest.get(row.id)
    return draft ? { ...row, contactName: draft.to_line.slice(0, longestLine), subject: draft.subject.slice(0, longestLine), snippet: snippetOf(draft.text), direction: 'out' as const } : row
  })
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
