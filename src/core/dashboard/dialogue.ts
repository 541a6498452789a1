import type { Dialogue } from '../../shared/domain/dashboard'
import type { ChannelKind } from '../../shared/domain/message'
import type { WorkState } from '../../shared/domain/work'
import type { ReadTx } from '../store/store'
import type { TallyConversationTable } from '../store/tally-tables'
import { labelled } from './labelled'
import { spreadOf } from './spread'
import type { Span } from './traffic'

/** A conversation as far as its dialogue is measured. */
export interface Measured extends Pick<TallyConversationTable, 'conversation_id' | 'channel' | 'first_in' | 'first_out' | 'answered' | 'replied' | 'last_in' | 'last_out' | 'messages'> {
  readonly state: WorkState
  readonly state_at: number
  /** its last message */
  readonly at: number
  /** when it was first done; null: never */
  readonly done_at: number | null
}

export interface Waiting {
  readonly now: number
  /** business minutes after which a message of theirs counts as unanswered */
  readonly limit: number
}

/** A figure that counts conversations by what holds of each. */
export type Holding = 'began' | 'replied' | 'one-way' | 'answered' | 'resolved' | 'unanswered' | 'reopened'

type Minutes = (from: number, to: number) => number

/** What holds of a conversation: the one place in which figures and the lists behind them are told. */
export function holds(row: Measured, minutes: Minutes, { now, limit }: Waiting): Readonly<Record<Holding, boolean>> {
  const waitsSince = row.state === 'open' && row.last_in !== null && (row.last_out ?? 0) < row.last_in ? row.last_in : null
  return {
    began: true,
    replied: row.replied === 1,
    'one-way': row.first_in === null || row.first_out === null,
    answered: row.first_in !== null && row.answered !== null,
    resolved: row.first_in !== null && row.state === 'done',
    unanswered: waitsSince !== null && minutes(waitsSince, now) > limit,
    reopened: row.done_at !== null && row.last_in !== null && row.last_in > row.done_at,
  }
}

/** Adds conversations up, as many at a time as come. */
export interface DialogueCount {
  add(rows: readonly Measured[]): void
  /** the figures of all that were added; each is defined in docs/figures.md */
  result(): Dialogue
}

export function countDialogue(minutes: Minutes, waiting: Waiting): DialogueCount {
  const channels = new Map<ChannelKind, { channel: ChannelKind; conversations: number; replied: number }>()
  const responses: number[] = []
  const resolutions: number[] = []
  let [conversations, replied, oneWay, unanswered, messages, reopened] = [0, 0, 0, 0, 0, 0]
  return {
    add: (rows) => {
      for (const row of rows) {
        const is = holds(row, minutes, waiting)
        const channel = channels.get(row.channel) ?? { channel: row.channel, conversations: 0, replied: 0 }
        channel.conversations++
        channel.replied += Number(is.replied)
        channels.set(row.channel, channel)
        conversations++
        replied += Number(is.replied)
        oneWay += Number(is['one-way'])
        unanswered += Number(is.unanswered)
        reopened += Number(is.reopened)
        messages += row.messages
        if (is.answered) responses.push(minutes(row.first_in ?? 0, row.answered ?? 0))
        if (is.resolved) resolutions.push(minutes(row.first_in ?? 0, row.state_at))
      }
    },
    result: () => ({
      conversations,
      replied,
      oneWay,
      channels: [...channels.values()].sort((one, other) => other.conversations - one.conversations),
      firstResponse: spreadOf(responses),
      resolution: spreadOf(resolutions),
      unanswered,
      messages: conversations === 0 ? 0 : messages / conversations,
      reopened,
    }),
  }
}

/** Days whose conversations are read in one go: an office with a million messages begins some thousands in them. */
export const daysAtOnce = 7

/** @param channel that of the conversation's first message; null: of whichever */
export async function readMeasured(tx: ReadTx, { from, to, labelId }: Span, channel: ChannelKind | null): Promise<readonly Measured[]> {
  let query = tx
    .selectFrom('tally_conversation as tally')
    .innerJoin('conversation', 'conversation.id', 'tally.conversation_id')
    .select(['tally.conversation_id', 'tally.channel', 'tally.first_in', 'tally.first_out', 'tally.answered', 'tally.replied', 'tally.last_in', 'tally.last_out', 'tally.messages', 'conversation.state', 'conversation.state_at', 'conversation.at'])
    .where('tally.began_on', '>=', from)
    .where('tally.began_on', '<=', to)
  if (labelId !== null) query = query.where((eb) => labelled(eb, labelId))
  if (channel !== null) query = query.where('tally.channel', '=', channel)
  const rows = await query.execute()
  const done = await firstDone(tx, from, to)
  return rows.map((row) => ({ ...row, done_at: done.get(row.conversation_id) ?? null }))
}

/** When people first set the conversations that began on these days done, and did not take it back. */
async function firstDone(tx: ReadTx, from: number, to: number): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('tally_conversation as tally')
    .innerJoin('change', 'change.conversation_id', 'tally.conversation_id')
    .select(({ fn }) => ['tally.conversation_id as id', fn.min('change.at').as('at')])
    .where('tally.began_on', '>=', from)
    .where('tally.began_on', '<=', to)
    .where('change.kind', '=', 'state-done')
    .where('change.undone_at', 'is', null)
    .groupBy('tally.conversation_id')
    .execute()
  return new Map(rows.map(({ id, at }) => [id, Number(at)]))
}
