import { z } from 'zod'
import { failureParams, id, instant } from './ids'

/** The stages of intake in their order; an arrival's stage is the last one it has *passed*. */
export const arrivalStages = ['seen', 'fingerprinted', 'kept', 'unpacked', 'recorded'] as const
export const arrivalStage = z.enum(arrivalStages)
export type ArrivalStage = z.infer<typeof arrivalStage>

export const arrivalOutcome = z.enum(['recorded', 'duplicate', 'quarantined', 'discarded'])
export type ArrivalOutcome = z.infer<typeof arrivalOutcome>

export const arrivalVia = z.enum(['folder', 'mailbox', 'hand', 'terminal', 'sample'])
export type ArrivalVia = z.infer<typeof arrivalVia>

/** What a container or a server says of a message it held; what it does not say is not there. */
export interface ArrivalHints {
  readonly seen?: boolean
  readonly answered?: boolean
  /** marked as thrown away: kept and found by search, out of the inbox */
  readonly trashed?: boolean
  /** it lay where sent mail is kept */
  readonly sent?: boolean
  /** written there and not sent */
  readonly draft?: boolean
  /** its sender wants to be told when it is read */
  readonly asksReceipt?: boolean
  /** the folder it lay in there */
  readonly folder?: string
}

export const arrival = z.object({
  id,
  via: arrivalVia,
  name: z.string(),
  path: z.string(),
  size: z.number().int(),
  seenAt: instant,
  stage: arrivalStage,
  outcome: arrivalOutcome.nullable(),
  code: z.string().nullable(),
  params: failureParams,
  messageId: id.nullable(),
  conversationId: id.nullable(),
  /** whether the original bytes are kept, so that `assign` can file them as they are */
  kept: z.boolean(),
})
export type Arrival = z.infer<typeof arrival>
