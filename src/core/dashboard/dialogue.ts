import type { Dialogue } from '../../shared/domain/dashboard'
import type { ChannelKind } from '../../shared/domain/message'
import type { WorkState } from '../../shared/domain/work'
import type { ReadTx } from '../store/store'
import type { TallyConversationTable } from '../store/tally-tables'
import { spreadOf } from './spread'
import type { Span } from './traffic'

/** A conversation as far as its dialogue is measured. */
export interface Measured extends Pick<TallyConversationTable, 'channel' | 'first_in' | 'first_out' | 'answered' | 'replied' | 'last_in' | 'last_out' | 'messages'> {
  readonly state: WorkState
  readonly state_at: number
  /** when it was first done; null: never */
  readonly done_at: number | null
}

export interface Waiting {
  readonly now: number
  /** business minutes after which a message of theirs counts as unanswered */
  readonly limit: number
}

/** The figures of the conversations that began in a period; each is defined in docs/figures.md. */
export function dialogueOf(rows: readonly Measured[], minutes: (from: number, to: number) => number, { now, limit }: Waiting): Dialogue {
  const channels = new Map<ChannelKind, { channel: ChannelKind; conversations: number; replied: number }>()
  const responses: number[] = []
  const resolutions: number[] = []
  let [replied, oneWay, unanswered, messages, reopened] = [0, 0, 0, 0, 0]
  for (const row of rows) {
    const channel = channels.get(row.channel) ?? { channel: row.channel, conversations: 0, replied: 0 }
    channel.conversations++
    channel.replied += row.replied
    channels.set(row.channel, channel)
    replied += row.replied
    messages += row.messages
    if (row.first_in === null || row.first_out === null) oneWay++
    if (row.first_in !== null && row.answered !== null) responses.push(minutes(row.first_in, row.answered))
    if (row.first_in !== null && row.state === 'done') resolutions.push(minutes(row.first_in, row.state_at))
    if (row.done_at !== null && row.last_in !== null && row.last_in > row.done_at) reopened++
    const waitsSince = row.state === 'open' && row.last_in !== null && (row.last_out ?? 0) < row.last_in ? row.last_in : null
    if (waitsSince !== null && minutes(waitsSince, now) > limit) unanswered++
  }
  return {
    conversations: rows.length,
    replied,
    oneWay,
    channels: [...channels.values()].sort((one, other) => other.conversations - one.conversations),
    firstResponse: spreadOf(responses),
    resolution: spreadOf(resolutions),
    unanswered,
    messages: rows.length === 0 ? 0 : messages / rows.length,
    reopened,
  }
}

export async function readMeasured(tx: ReadTx, { from, to, labelId }: Span): Promise<readonly Measured[]> {
  let query = tx
    .selectFrom('tally_conversation as tally')
    .innerJoin('conversation', 'conversation.id', 'tally.conversation_id')
    .select(['tally.conversation_id', 'tally.channel', 'tally.first_in', 'tally.first_out', 'tally.answered', 'tally.replied', 'tally.last_in', 'tally.last_out', 'tally.messages', 'conversation.state', 'conversation.state_at'])
    .where('tally.began_on', '>=', from)
    .where('tally.began_on', '<=', to)
  if (labelId !== null) query = query.where(({ exists, selectFrom }) => exists(selectFrom('conversation_label').select('label_id').where('label_id', '=', labelId).whereRef('conversation_label.conversation_id', '=', 'tally.conversation_id')))
  const rows = await query.execute()
  const done = await firstDone(tx)
  return rows.map(({ conversation_id: id, ...row }) => ({ ...row, done_at: done.get(id) ?? null }))
}

/** When people first set conversations done, and did not take it back. */
async function firstDone(tx: ReadTx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('change')
    .select(({ fn }) => ['conversation_id', fn.min('at').as('at')])
    .where('kind', '=', 'state-done')
    .where('undone_at', 'is', null)
    .where('conversation_id', 'is not', null)
    .groupBy('conversation_id')
    .execute()
  return new Map(rows.map(({ conversation_id: id, at }) => [id ?? '', Number(at)]))
}
