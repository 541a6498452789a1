import type { ExpressionBuilder } from 'kysely'
import { inBatches } from '../store/in-batches'
import { runPrepared } from '../store/prepared'
import type { ReadTx, WriteTx } from '../store/store'
import type { MessageTable, Tables } from '../store/tables'

/** Conversations worked out by one statement. */
const atOnce = 300

/**
 * Recomputes what conversations derive from their messages: newest message, counts, troubles. What was thrown away where it
 * came from counts for nothing: a conversation of such messages alone has none to list. One without messages and drafts is gone. Called in the transaction of every change to a message.
 */
export async function refreshConversations(tx: WriteTx, conversationIds: readonly string[]): Promise<void> {
  const ids = [...new Set(conversationIds)]
  for (const part of inBatches(ids, atOnce)) await refresh(tx, part)
}

async function refresh(tx: WriteTx, ids: readonly string[]): Promise<void> {
  const derived = await derive(tx, ids)
  for (const [id, row] of derived) {
    await runPrepared(tx, 'refresh conversation', [...Object.values(row), id], () => tx.updateTable('conversation').set(row).where('id', '=', id))
  }
  await moveLabels(tx, new Map([...derived].map(([id, { at }]) => [id, at])))
  const left = ids.filter((id) => !derived.has(id))
  if (left.length > 0) await dropEmpty(tx, left)
}

/** What conversations derive from their messages; those without any are not among them. */
async function derive(tx: ReadTx, ids: readonly string[]) {
  const counts = await countMessages(tx, ids)
  const newest = await newestMessages(tx, ids)
  const faxWords = await firstPageTexts(tx, newest.filter((message) => message.text === '').map((message) => message.id))
  return new Map(
    newest.map((message) => {
      const count = counts.get(message.conversation_id)
      return [
        message.conversation_id,
        {
          at: message.at,
          channel: message.channel,
          direction: message.direction,
          snippet: message.text === '' ? faxSnippetOf(faxWords.get(message.id) ?? '') : snippetOf(message.text),
          messages: Number(count?.messages ?? 0),
          unread: Number(count?.unread ?? 0),
          troubled: Number(count?.troubled ?? 0),
        },
      ] as const
    }),
  )
}

/**
 * The conversations that do not say what their messages make of them, snippets aside: how a text is shortened may change from
 * version to version.
 * @param pause called after each part: everything else has its turn
 */
export async function differingConversations(tx: ReadTx, pause: () => Promise<void>): Promise<readonly string[]> {
  const differing: string[] = []
  const ids = (await tx.selectFrom('conversation').select('id').where('messages', '>', 0).execute()).map(({ id }) => id)
  for (const part of inBatches(ids, atOnce)) {
    const rows = await tx.selectFrom('conversation').select(['id', 'at', 'channel', 'direction', 'messages', 'unread', 'troubled']).where('id', 'in', part).execute()
    const derived = await derive(tx, part)
    for (const { id, ...row } of rows) {
      const should = derived.get(id)
      if (should === undefined || Object.entries(row).some(([name, value]) => should[name as keyof typeof row] !== value)) differing.push(id)
    }
    await pause()
  }
  return differing
}

/** Labels stand in time as their conversations do. Most conversations have none. */
async function moveLabels(tx: WriteTx, times: ReadonlyMap<string, number>): Promise<void> {
  if (times.size === 0) return
  const labels = await tx.selectFrom('conversation_label').select(['conversation_id', 'at']).where('conversation_id', 'in', [...times.keys()]).execute()
  const moved = new Set(labels.filter(({ conversation_id, at }) => times.get(conversation_id) !== at).map(({ conversation_id }) => conversation_id))
  for (const id of moved) await tx.updateTable('conversation_label').set({ at: times.get(id) ?? 0 }).where('conversation_id', '=', id).execute()
}

async function countMessages(tx: ReadTx, ids: readonly string[]) {
  const rows = await tx
    .selectFrom('message')
    .select(({ fn, eb }) => [
      'conversation_id',
      fn.sum<number>(eb.case().when('trashed', '=', 0).then(1).else(0).end()).as('messages'),
      fn.sum<number>(eb.case().when('trashed', '=', 0).then(eb.ref('unread')).else(0).end()).as('unread'),
      fn.sum<number>(eb.case().when(needsPerson(eb)).then(1).else(0).end()).as('troubled'),
    ])
    .where('conversation_id', 'in', ids)
    .groupBy('conversation_id')
    .execute()
  return new Map(rows.map((row) => [row.conversation_id, row]))
}

async function newestMessages(tx: ReadTx, ids: readonly string[]) {
  return tx
    .selectFrom('message')
    .select(['id', 'conversation_id', 'at', 'channel', 'direction', 'text'])
    .where('conversation_id', 'in', ids)
    .where(({ eb, fn }) => eb('id', '=', fn.coalesce(newestOf(eb).where('newer.trashed', '=', 0).where(isTalk), newestOf(eb))))
    .execute()
}

/** That something of ours arrived is said where it stands, and what we note is among ourselves: neither is news of the conversation. */
const isTalk = (eb: ExpressionBuilder<{ newer: MessageTable }, 'newer'>) => eb.and([eb('newer.channel', '!=', 'internal'), eb.or([eb('newer.automatic', 'is', null), eb('newer.automatic', '!=', 'receipt')])])

const newestOf = (eb: ExpressionBuilder<Tables, 'message'>) =>
  eb
    .selectFrom('message as newer')
    .select('newer.id')
    .whereRef('newer.conversation_id', '=', 'message.conversation_id')
    .orderBy('newer.at', 'desc')
    .orderBy('newer.id', 'desc')
    .limit(1)

/** A fax says its first words on its pages. */
async function firstPageTexts(tx: ReadTx, messageIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (messageIds.length === 0) return new Map()
  const pages = await tx
    .selectFrom('page')
    .select(['message_id', 'text'])
    .where('message_id', 'in', messageIds)
    .where('number', '=', 1)
    .where('text', '!=', '')
    .execute()
  return new Map(pages.map((page) => [page.message_id, page.text]))
}

async function dropEmpty(tx: WriteTx, ids: readonly string[]): Promise<void> {
  const kept = await tx.selectFrom('draft').select('conversation_id').where('conversation_id', 'in', ids).execute()
  const empty = ids.filter((id) => !kept.some((draft) => draft.conversation_id === id))
  if (empty.length > 0) await tx.deleteFrom('conversation').where('id', 'in', empty).execute()
  // A message that was taken back leaves its draft alone behind.
  if (kept.length > 0) await tx.updateTable('conversation').set({ snippet: '', messages: 0, unread: 0, troubled: 0 }).where('id', 'in', kept.map((draft) => draft.conversation_id)).execute()
}

/** Failed, uncertain, or queued with no next try: it waits for a password or an account. */
function needsPerson(eb: ExpressionBuilder<Tables, 'message'>) {
  return eb.or([
    eb('delivery_step', 'in', ['failed', 'unconfirmed']),
    eb.and([eb('delivery_step', '=', 'queued'), eb('delivery_next_at', 'is', null)]),
  ])
}

const mostSnippet = 200

/** The first words of a text on one line; quoted lines are what the reader wrote himself and are passed over. */
export function snippetOf(text: string): string {
  let words = ''
  for (const line of text.slice(0, 4_000).split('\n')) {
    if (!line.startsWith('>')) words = `${words} ${line}`.replace(/\s+/g, ' ').trimStart()
    if (words.trimEnd().length >= mostSnippet) break
  }
  return words.trim().slice(0, mostSnippet)
}

const salutation = /^\s*(?:Sehr geehrte|Guten (?:Tag|Morgen)|Liebe[rs]?\b|Hallo|Dear\b)/i

/** A letter says what it wants after its salutation; what stands above it is the transmit line and the letterhead. */
export function faxSnippetOf(text: string): string {
  const lines = text.split('\n')
  const greeted = lines.findIndex((line) => salutation.test(line))
  return snippetOf((greeted < 0 ? lines : lines.slice(greeted + 1)).join('\n'))
}
