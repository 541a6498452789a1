import { z } from 'zod'
import { assumptionNames, faxRegions, federalStates, figureNames, groupKinds, mostAssumed } from '../figures/names'
import { id } from './ids'
import { channelKind } from './message'
import { workingHours } from './person'

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

export const faxSenders = z.object({
  /** the fewest that make four of five faxes, most first; the first 200 of them */
  senders: z.array(faxSender),
  /** how many make four of five, listed or not */
  fourInFive: count,
  /** all who sent one in the period */
  all: count,
  faxes: count,
})
export type FaxSenders = z.infer<typeof faxSenders>

const share = z.number().min(0).max(1)

/** How much came in and went out in a period, and who sent the faxes. */
export const trafficFigures = z.object({
  from: isoDay,
  to: isoDay,
  /** IANA name */
  zone: z.string(),
  by: bucketSize,
  /** conversations that have still to be counted for the first time: until it is 0 the figures are too low */
  waiting: count,
  in: byChannel,
  out: byChannel,
  /** faxes among what came in and went out; null where nothing did */
  faxShareIn: share.nullable(),
  faxShareOut: share.nullable(),
  faxPages: count,
  buckets: z.array(trafficBucket),
  /** the same buckets a year before, one for one */
  yearBefore: z.array(trafficBucket),
  senders: faxSenders,
})
export type TrafficFigures = z.infer<typeof trafficFigures>

/** All figures of a period; `docs/figures.md` says how each is made. */
export const figures = trafficFigures.extend({ dialogue })
export type Figures = z.infer<typeof figures>

const span = z.object({ from: isoDay, to: isoDay })

/** What came in during a span, as far as a sentence tells it. */
const told = span.extend({ faxesIn: count, allIn: count })
/** This week and this month up to today, and as many days of the one before. */
export const change = z.object({ span: z.enum(['week', 'month']), now: told, before: told })
export type Change = z.infer<typeof change>

/** Where the fax share goes if it goes on as it does; months as their first days. */
export const forecast = z.discriminatedUnion('kind', [
  /** fewer months with enough messages than a direction can be read from */
  z.object({ kind: z.literal('too-little'), months: count, needed: count }),
  /** ups and downs hide whether it falls or rises */
  z.object({ kind: z.literal('no-direction') }),
  z.object({ kind: z.literal('rising') }),
  z.object({ kind: z.literal('no-target') }),
  /** the last three whole months are below the target */
  z.object({ kind: z.literal('reached') }),
  /** below the target from a month between these two on; `latest` null: it may be beyond ten years */
  z.object({ kind: z.literal('between'), earliest: isoDay, latest: isoDay.nullable() }),
  z.object({ kind: z.literal('not-in-sight') }),
])
export type Forecast = z.infer<typeof forecast>

/** The next months if it goes on so: the middle, and between which shares nine in ten courses lie. */
export const outlook = z.array(z.object({ month: isoDay, share, low: share, high: share }))
export type Outlook = z.infer<typeof outlook>

/** The conversations behind a number. Of `in` and `out` the channel is that of the messages, else that of the conversation's first. */
export const figureList = z.object({
  figure: z.enum(figureNames),
  from: isoDay,
  to: isoDay,
  channel: channelKind.nullable(),
  /** `none`: conversations without any */
  labelId: id.or(z.literal('none')).nullable(),
  contactId: id.nullable(),
  /** `none`: conversations of nobody; of `in` and `overdue` alone */
  ownerId: id.or(z.literal('none')).nullable(),
  /** where the sender's fax stands; of `in` alone */
  region: z.enum(faxRegions).nullable(),
})
export type FigureList = z.infer<typeof figureList>

export const assumptionName = z.enum(assumptionNames)
export const assumptionValue = z.number().min(0).max(mostAssumed)

/** Somebody set an assumption; `person` empty where nobody sat at the desk by name. */
export const assumed = z.object({ name: assumptionName, value: assumptionValue, at: z.number().int(), person: z.string() })
export type Assumed = z.infer<typeof assumed>

/** What the way off the fax saves in a period against the start; every part of the sum is here, so that it can be shown with its formula. */
export const savings = z.object({
  /** the first three whole months with enough messages, as first days of the first and of the last; null: there are none before the period's end */
  start: z.object({ from: isoDay, to: isoDay, fax: count, all: count }).nullable(),
  fax: count,
  all: count,
  /** faxes that would have come had their share stayed, less those that came; below 0 where there were more */
  avoided: z.number(),
  pagesPerFax: z.number(),
  minutes: z.number(),
  sheets: z.number(),
  money: z.number(),
  kilos: z.number(),
  carbon: z.number(),
  assumptions: z.record(assumptionName, assumptionValue),
  /** newest first */
  history: z.array(assumed),
})
export type Savings = z.infer<typeof savings>

/** How a sender could be led off the fax. */
export const nextStep = z.enum(['leave-fax', 'write', 'ask'])
export type NextStep = z.infer<typeof nextStep>

/** One who makes the faxes, with what they are and the way that could be used instead. */
export const whoRow = faxSender.extend({
  emails: z.array(z.string()),
  /** kinds of the latest faxes (`docType` of their fields), most first; those that tell none are not among them */
  docTypes: z.array(z.object({ type: z.string(), count })),
  step: nextStep,
})
export type WhoRow = z.infer<typeof whoRow>

export const groupKind = z.enum(groupKinds)

/** Faxes of a period by what their conversations or senders have in common; `key` `none`: by nothing. */
export const faxGroup = z.object({ key: z.string(), name: z.string(), faxes: count })
export type FaxGroup = z.infer<typeof faxGroup>

/** How the work stands now. */
export const workload = z.object({
  open: count,
  waiting: count,
  snoozed: count,
  overdue: count,
  /** overdue by how long: up to each of `ages`, and longer */
  overdueAges: z.array(count),
  /** open conversations by owner, most first; name empty: nobody. Null where people are not told apart */
  owners: z.array(z.object({ id: id.nullable(), name: z.string(), open: count, overdue: count })).nullable(),
  /** of who sits at the desk; null: nobody does */
  own: z.object({ open: count, overdue: count }).nullable(),
  quarantined: count,
  /** conversations in which a message of ours failed, or nobody knows whether it went */
  troubled: count,
  /** pages that wait to be read */
  pagesWaiting: count,
  /** words that people said otherwise, in all */
  corrections: count,
})
export type Workload = z.infer<typeof workload>

export const dashboardOptions = z.object({
  /** fax share of what comes in that the office wants to fall below */
  target: share.nullable(),
  /** whether figures are shown for each person */
  people: z.boolean(),
})
export type DashboardOptions = z.infer<typeof dashboardOptions>

export const officeCalendar = z.object({ state: z.enum(federalStates).nullable(), hours: workingHours })
