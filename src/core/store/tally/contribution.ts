import type { ChannelKind, Direction } from '../../../shared/domain/message'
import type { AutomaticKind } from '../../../shared/domain/reason'
import type { DeliveryStep } from '../../../shared/domain/delivery'

/** A message as far as it is counted. */
export interface Countable {
  readonly channel: ChannelKind
  readonly direction: Direction
  readonly at: number
  readonly automatic: AutomaticKind | null
  readonly trashed: 0 | 1
  readonly delivery_step: DeliveryStep | null
  /** of a fax */
  readonly pages: number
}

/** Messages of one channel and direction on one day: day, channel, direction, messages, fax pages. Short, for it is kept for each conversation. */
export type DayCount = readonly [day: number, channel: ChannelKind, direction: 'in' | 'out', messages: number, pages: number]

/** What one conversation adds to the figures; moments in UTC ms. */
export interface Contribution {
  readonly channel: ChannelKind
  readonly began_on: number
  readonly first_in: number | null
  readonly first_out: number | null
  readonly answered: number | null
  readonly replied: 0 | 1
  readonly last_in: number | null
  readonly last_out: number | null
  readonly messages: number
  readonly faxes_in: number
  readonly days: readonly DayCount[]
}

/**
 * Whether a message counts as one between people: ours once a server has taken it (or where another program sent it), theirs
 * unless a machine wrote it or it was thrown away where it came from. Notes are among ourselves.
 */
export const counts = ({ channel, direction, automatic, trashed, delivery_step: step }: Countable): boolean =>
  channel !== 'internal' &&
  trashed === 0 &&
  automatic === null &&
  (direction === 'in' || (direction === 'out' && (step === null || step === 'sent' || step === 'delivered')))

/**
 * @param messages of one conversation, in any order
 * @param dayOf the day a moment belongs to by the office's clock
 * @returns null where none counts
 */
export function contributionOf(messages: readonly Countable[], dayOf: (at: number) => number): Contribution | null {
  const counted = messages.filter(counts).sort((one, other) => one.at - other.at)
  const first = counted[0]
  if (!first) return null
  const theirs = counted.filter(({ direction }) => direction === 'in')
  const ours = counted.filter(({ direction }) => direction === 'out')
  const firstIn = theirs[0]?.at ?? null
  const firstOut = ours[0]?.at ?? null
  const lastIn = theirs.at(-1)?.at ?? null
  return {
    channel: first.channel,
    began_on: dayOf(first.at),
    first_in: firstIn,
    first_out: firstOut,
    answered: firstIn === null ? null : (ours.find(({ at }) => at >= firstIn)?.at ?? null),
    replied: firstOut !== null && lastIn !== null && lastIn > firstOut ? 1 : 0,
    last_in: lastIn,
    last_out: ours.at(-1)?.at ?? null,
    messages: counted.length,
    faxes_in: theirs.filter(({ channel }) => channel === 'fax').length,
    days: dayCounts(counted, dayOf),
  }
}

function dayCounts(counted: readonly Countable[], dayOf: (at: number) => number): DayCount[] {
  const days = new Map<string, DayCount>()
  for (const { channel, direction, at, pages } of counted) {
    if (direction === 'internal') continue
    const day = dayOf(at)
    const key = `${day} ${channel} ${direction}`
    const [, , , messages, sheets] = days.get(key) ?? [day, channel, direction, 0, 0]
    days.set(key, [day, channel, direction, messages + 1, sheets + (channel === 'fax' ? pages : 0)])
  }
  return [...days.values()]
}
