import type { ExpressionBuilder } from 'kysely'
import type { Input } from '../../shared/contract'
import { dayOf } from '../../shared/day'
import { assertNever } from '../../shared/result'
import { readFigureFilter, type FigureFilter } from '../../shared/figures/filter'
import type { WorkList } from '../../shared/domain/work'
import { pageBehind } from '../dashboard'
import type { ReadTx } from '../store/store'
import type { Tables } from '../store/tables'

export type Filter = Input<'inbox.list'>['filter']
type Named = Exclude<Filter, `label:${string}` | FigureFilter>

/** What a view has to know beside its name. */
export interface Standpoint {
  /** who sits at the desk */
  readonly personId: string | null
  readonly now: number
}

/** The last row seen: what the view goes by, and the id that decides between equals. */
export interface Cursor {
  readonly at: number
  readonly id: string
}

/** One page of a view, from behind the cursor (keyset: the order is total). */
export async function pageOf(tx: ReadTx, filter: Filter, limit: number, before: Cursor | null, standpoint: Standpoint): Promise<readonly Cursor[]> {
  const labelId = labelOf(filter)
  if (labelId !== null) return labelled(tx, labelId, limit, before)
  const figure = readFigureFilter(filter)
  if (figure !== null) return (await pageBehind(tx, figure, standpoint.now, limit, before)).map(({ id, at }) => ({ id, at }))
  if (filter === 'mentioned') return mentioned(tx, limit, before, standpoint)
  // What comes up at a moment goes by it, earliest first; all else newest first.
  const key = filter === 'due' ? 'falls_due' : filter === 'snoozed' ? 'snoozed_until' : 'at'
  const [way, behind] = key === 'at' ? (['desc', '<'] as const) : (['asc', '>'] as const)
  let query = tx
    .selectFrom('conversation')
    .select(['conversation.id', `conversation.${key} as at`])
    .where((eb) => standsIn(eb, filter as Named, standpoint))
    .orderBy(`conversation.${key}`, way)
    .orderBy('conversation.id', way)
    .limit(limit)
  // Both bounds: with the second alone the planner gathers its two ways and sorts, instead of walking the index from there.
  if (before) query = query.where(key, way === 'asc' ? '>=' : '<=', before.at).where((eb) => eb.or([eb(key, behind, before.at), eb.and([eb(key, '=', before.at), eb('conversation.id', behind, before.id)])]))
  return (await query.execute()).map(({ id, at }) => ({ id, at: at ?? 0 }))
}

/** Newest mention first. What names one person are some hundreds of notes, not the store: they are gathered and put in order. */
async function mentioned(tx: ReadTx, limit: number, before: Cursor | null, { personId }: Standpoint): Promise<readonly Cursor[]> {
  let query = tx
    .selectFrom('mention')
    .innerJoin('message', 'message.id', 'mention.message_id')
    .innerJoin('conversation', 'conversation.id', 'message.conversation_id')
    .select((eb) => ['conversation.id', eb.fn.max('message.at').as('at')])
    .where('mention.person_id', '=', personId ?? '')
    .where('conversation.list', 'not in', nowhere)
    .groupBy('conversation.id')
    .orderBy('at', 'desc')
    .orderBy('conversation.id', 'desc')
    .limit(limit)
  if (before) query = query.having((eb) => eb.or([eb(eb.fn.max('message.at'), '<', before.at), eb.and([eb(eb.fn.max('message.at'), '=', before.at), eb('conversation.id', '<', before.id)])]))
  return query.execute()
}

async function labelled(tx: ReadTx, labelId: string, limit: number, before: Cursor | null): Promise<readonly Cursor[]> {
  let query = tx
    .selectFrom('conversation_label')
    .innerJoin('conversation', 'conversation.id', 'conversation_label.conversation_id')
    .select(['conversation.id', 'conversation_label.at'])
    .where('conversation_label.label_id', '=', labelId)
    .where('conversation.list', 'not in', nowhere)
    .orderBy('conversation_label.at', 'desc')
    .orderBy('conversation_label.conversation_id', 'desc')
    .limit(limit)
  if (before) {
    query = query.where((eb) =>
      eb.or([eb('conversation_label.at', '<', before.at), eb.and([eb('conversation_label.at', '=', before.at), eb('conversation_label.conversation_id', '<', before.id)])]),
    )
  }
  return query.execute()
}

const labelOf = (filter: Filter): string | null => (filter.startsWith('label:') ? filter.slice('label:'.length) : null)

const nowhere: readonly WorkList[] = ['trash', 'junk']

const unseenMention = (eb: ExpressionBuilder<Tables, 'conversation'>, personId: string | null) =>
  eb(
    'conversation.id',
    'in',
    eb.selectFrom('mention').innerJoin('message', 'message.id', 'mention.message_id').select('message.conversation_id').where('mention.person_id', '=', personId ?? '').where('mention.seen_at', 'is', null),
  )

/** Which conversations stand in a view. Each is one walk along an index (migration 10), however many there are. */
export function standsIn(eb: ExpressionBuilder<Tables, 'conversation'>, filter: Named, { personId, now }: Standpoint) {
  // A literal, as the partial indexes have it: with a value bound later each row would be looked at.
  const some = (column: 'messages' | 'unread' | 'troubled') => eb(`conversation.${column}`, '>', eb.lit(0))
  switch (filter) {
    case 'all':
    case 'troubled':
      return some(filter === 'all' ? 'messages' : filter)
    case 'unread':
      return eb.and([some('unread'), some('messages'), eb('conversation.list', 'not in', nowhere)])
    case 'drafts':
      // From the few drafts to their conversations; the other way round each conversation would be asked for one.
      return eb('conversation.id', 'in', eb.selectFrom('draft').select('draft.conversation_id').where('draft.touched', '=', 1))
    case 'mentioned':
      return eb.and([unseenMention(eb, personId), eb('conversation.list', 'not in', nowhere)])
    case 'mine':
      return eb.and([eb('conversation.held_by', '=', personId ?? ''), some('messages')])
    case 'due':
      return eb.and([eb('conversation.falls_due', '<=', dayOf(now)), some('messages')])
    case 'snoozed':
      return eb.and([eb('conversation.snoozed_until', 'is not', null), some('messages')])
    case 'open':
    case 'waiting':
    case 'done':
    case 'trash':
    case 'junk':
      return eb.and([eb('conversation.list', '=', filter), some('messages')])
    default:
      return assertNever(filter)
  }
}
