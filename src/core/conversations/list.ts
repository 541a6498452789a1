import type { ExpressionBuilder } from 'kysely'
import type { Output } from '../../shared/contract'
import type { ConversationRow } from '../../shared/domain/conversation'
import type { Label } from '../../shared/domain/work'
import type { ReadTx } from '../store/store'
import type { Tables } from '../store/tables'
import { labelsOf, toWork, workColumns } from '../work'
import { snippetOf } from './refresh'
import { pageOf, standsIn, type Cursor, type Filter, type Standpoint } from './views'

/** No row shows more of a line that somebody typed. */
const longestLine = 200

/** One page of a view in its order, and where the next one begins. */
export async function listRows(tx: ReadTx, filter: Filter, limit: number, before: Cursor | null, standpoint: Standpoint): Promise<Output<'inbox.list'>> {
  const page = await pageOf(tx, filter, limit, before, standpoint)
  return { rows: await rowsOf(tx, page.map(({ id }) => id)), next: page.length === limit ? (page.at(-1) ?? null) : null }
}

async function withIds(tx: ReadTx, ids: readonly string[]): Promise<ConversationRow[]> {
  if (ids.length === 0) return []
  const found = await rows(tx).where('conversation.id', 'in', ids).execute()
  const labels = await labelsOf(tx, ids)
  return named(tx, found.map((row) => toRow(row, labels.get(row.id) ?? [])))
}

/** Rows by their ids, in that order; those that are gone left out. */
export async function rowsOf(tx: ReadTx, ids: readonly string[]): Promise<ConversationRow[]> {
  const found = new Map((await withIds(tx, ids)).map((row) => [row.id, row]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** A contact's conversations and those of its members, newest first, wherever they stand. */
export async function rowsOfContact(tx: ReadTx, contactId: string, limit: number, before: Output<'contact.conversations'>['next']): Promise<Output<'contact.conversations'>> {
  const member = await tx.selectFrom('contact_member').select('member_id').where('organisation_id', '=', contactId).limit(1).executeTakeFirst()
  const page = await tx
    .selectFrom('conversation')
    .select(['id', 'at'])
    // Of one alone the index has them in order; several are sorted.
    .$if(member === undefined, (query) => query.where('contact_id', '=', contactId))
    .$if(member !== undefined, (query) =>
      query.where('contact_id', 'in', ({ selectFrom }) =>
        selectFrom('contact').select('contact.id as id').where('contact.id', '=', contactId).unionAll(selectFrom('contact_member').select('member_id as id').where('organisation_id', '=', contactId)),
      ),
    )
    .where('messages', '>', 0)
    .$if(before !== null, (query) => query.where((eb) => eb.or([eb('at', '<', before?.at ?? 0), eb.and([eb('at', '=', before?.at ?? 0), eb('id', '<', before?.id ?? '')])])))
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return { rows: await rowsOf(tx, page.map(({ id }) => id)), next: page.length === limit ? (page.at(-1) ?? null) : null }
}

export async function oneRow(tx: ReadTx, id: string): Promise<ConversationRow | null> {
  return (await withIds(tx, [id]))[0] ?? null
}

const counted = ['all', 'unread', 'troubled', 'mine', 'mentioned', 'waiting', 'snoozed', 'due', 'junk'] as const

/** For whoever needs no other number. */
export async function unreadConversations(tx: ReadTx, standpoint: Standpoint): Promise<number> {
  const query = tx.selectFrom('conversation').select((select) => select.fn.countAll<number>().as('count')).where((eb) => standsIn(eb, 'unread', standpoint))
  return Number((await query.executeTakeFirstOrThrow()).count)
}

/** Nobody reads on from there, and to count a million after every change would take a tenth of a second each time. */
const mostCounted = 10_000

export async function counts(tx: ReadTx, standpoint: Standpoint): Promise<Output<'inbox.counts'>> {
  const count = async (filter: (typeof counted)[number]): Promise<number> => {
    const query = tx
      .selectFrom((from) => from.selectFrom('conversation').select('conversation.id').where((eb) => standsIn(eb, filter, standpoint)).limit(mostCounted).as('counted'))
      .select((select) => select.fn.countAll<number>().as('count'))
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
  const found = { drafts: Number(drafts.count), quarantined: Number(quarantined.count), all: 0, unread: 0, troubled: 0, mine: 0, mentioned: 0, waiting: 0, snoozed: 0, due: 0, junk: 0 }
  for (const filter of counted) found[filter] = await count(filter)
  return found
}

function rows(tx: ReadTx) {
  return tx
    .selectFrom('conversation')
    .innerJoin('contact', 'contact.id', 'conversation.contact_id')
    .leftJoin('person', 'person.id', 'conversation.owner_id')
    .select(workColumns)
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

function toRow(row: Row, labels: readonly Label[]): ConversationRow {
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
    work: toWork(row, labels),
  }
}
