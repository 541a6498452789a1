import { z } from 'zod'
import { channelKind } from './message'

/** The German federal states (ISO 3166-2:DE, without the country), whose public holidays differ. */
export const federalStates = ['BW', 'BY', 'BE', 'BB', 'HB', 'HE', 'HH', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH'] as const
export type FederalState = (typeof federalStates)[number]

/** A calendar day, by the clock of the office (ISO 8601). */
export const isoDay = z.iso.date()

export const bucketSize = z.enum(['day', 'week', 'month'])
export type BucketSize = z.infer<typeof bucketSize>

const count = z.number().int().min(0)

/** Messages that count, by channel kind. */
export const byChannel = z.object({ fax: count, mail: count, other: count })
export type ByChannel = z.infer<typeof byChannel>

/** What came in and went out from its first day on, up to the next bucket. */
export const trafficBucket = z.object({ from: isoDay, in: byChannel, out: byChannel, faxPages: count })
export type TrafficBucket = z.infer<typeof trafficBucket>

/** Minutes; null where there is nothing to measure. */
export const spread = z.object({ count, median: z.number().nullable(), p90: z.number().nullable() })
export type Spread = z.infer<typeof spread>

export const dialogue = z.object({
  /** that began in the period */
  conversations: count,
  /** in which the other side wrote again after us */
  replied: count,
  /** in which only one side wrote */
  oneWay: count,
  /** by the channel of their first message */
  channels: z.array(z.object({ channel: channelKind, conversations: count, replied: count })),
  /** business minutes from their first message to our first after it */
  firstResponse: spread,
  /** business minutes from their first message until it was done */
  resolution: spread,
  /** their last message waits for ours for longer than the limit */
  unanswered: count,
  /** messages per conversation, on average */
  messages: z.number(),
  /** in which they wrote after it had been done */
  reopened: count,
})
export type Dialogue = z.infer<typeof dialogue>

export const faxSender = z.object({ contactId: z.string(), name: z.string(), faxes: count, others: count, /** faxes of the period before, as long */ before: count })
export type FaxSender = z.infer<typeof faxSender>
