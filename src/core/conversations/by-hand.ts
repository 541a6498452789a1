import type { ChannelKind } from '../../shared/domain/message'
import type { HistoryKind } from '../../shared/domain/change'
import { fail, ok, type Result } from '../../shared/result'
import type { EngineContext } from '../context'
import { inBatches } from '../store/in-batches'
import type { ReadTx, WriteTx } from '../store/store'
import { handOn } from '../work'
import { begin } from './place'
import { relocate } from './relocate'
import { bareSubject } from './subject'

type Uses = Pick<EngineContext, 'ids' | 'clock'>

export interface Filed {
  /** where the messages are now */
  readonly conversationId: string
  /** null where they were there already */
  readonly changeId: string | null
  readonly changed: readonly string[]
}

/** Moves messages into another conversation; `to` null begins one for them, unless they have one to themselves already. */
export async function moveMessages(tx: WriteTx, context: Uses, messageIds: readonly string[], to: string | null): Promise<Result<Filed>> {
  const first = await firstOf(tx, messageIds)
  if (!first) return fail('not-found')
  if (to === null) return beginWith(tx, context, messageIds, first, 'messages-moved')
  const into = await tx.selectFrom('conversation').select(['id', 'subject']).where('id', '=', to).executeTakeFirst()
  return into ? ok(filed(to, await relocate(tx, context, messageIds, to, 'messages-moved', into.subject))) : fail('not-found')
}

/** From this message on it is another conversation. */
export async function splitFrom(tx: WriteTx, context: Uses, messageId: string): Promise<Result<Filed>> {
  const first = await firstOf(tx, [messageId])
  if (!first) return fail('not-found')
  const rest = await tx
    .selectFrom('message')
    .select('id')
    .where('conversation_id', '=', first.conversation_id)
    .where((eb) => eb.or([eb('at', '>', first.at), eb.and([eb('at', '=', first.at), eb('id', '>=', first.id)])]))
    .execute()
  return beginWith(tx, context, rest.map(({ id }) => id), first, 'conversation-split')
}

/** All these become one: `into`, or, where nobody says which, the one that began first. */
export async function mergeConversations(tx: WriteTx, context: Uses, ids: readonly string[], into: string | null): Promise<Result<Filed>> {
  const wanted = new Set(into === null ? ids : [...ids, into])
  const known: { readonly id: string; readonly subject: string }[] = []
  for (const part of inBatches([...wanted])) known.push(...(await tx.selectFrom('conversation').select(['id', 'subject']).where('id', 'in', part).where('messages', '>', 0).execute()))
  known.sort((one, other) => (one.id < other.id ? -1 : 1))
  const target = into === null ? known[0] : known.find(({ id }) => id === into)
  if (!target || known.length < wanted.size) return fail('not-found')
  const messages: string[] = []
  for (const part of inBatches(known.flatMap(({ id }) => (id === target.id ? [] : [id])))) {
    messages.push(...(await tx.selectFrom('message').select('id').where('conversation_id', 'in', part).execute()).map(({ id }) => id))
  }
  return ok(filed(target.id, await relocate(tx, context, messages, target.id, 'conversations-merged', target.subject)))
}

interface First {
  readonly id: string
  readonly conversation_id: string
  readonly contact_id: string | null
  readonly subject: string
  readonly channel: ChannelKind
  readonly at: number
}

/** The oldest of them; null where one is not there. */
async function firstOf(tx: ReadTx, messageIds: readonly string[]): Promise<First | null> {
  const found: First[] = []
  for (const part of inBatches([...new Set(messageIds)])) found.push(...(await tx.selectFrom('message').select(['id', 'conversation_id', 'contact_id', 'subject', 'channel', 'at']).where('id', 'in', part).execute()))
  if (found.length < new Set(messageIds).size) return null
  return found.sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))[0] ?? null
}

async function beginWith(tx: WriteTx, context: Uses, messageIds: readonly string[], first: First, kind: HistoryKind): Promise<Result<Filed>> {
  const from = await tx.selectFrom('conversation').select(['contact_id', 'subject']).where('id', '=', first.conversation_id).executeTakeFirstOrThrow()
  const all = await tx.selectFrom('message').select('id').where('conversation_id', '=', first.conversation_id).where('channel', '!=', 'internal').execute()
  const going = new Set(messageIds)
  if (all.every(({ id }) => going.has(id))) return ok({ conversationId: first.conversation_id, changeId: null, changed: [] })
  const subject = bareSubject(first.subject).text || from.subject
  const to = await begin(tx, context.ids, first.contact_id ?? from.contact_id, { subject, channel: first.channel, at: first.at, now: context.clock.now() })
  await handOn(tx, context, first.conversation_id, to)
  return ok(filed(to, await relocate(tx, context, messageIds, to, kind, subject)))
}

const filed = (conversationId: string, done: { readonly changeId: string; readonly changed: readonly string[] } | null): Filed => ({
  conversationId,
  changeId: done?.changeId ?? null,
  changed: done?.changed ?? [],
})
