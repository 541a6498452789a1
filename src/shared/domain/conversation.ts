import { z } from 'zod'
import { addressKind } from './contact'
import { id, instant } from './ids'
import { channelKind, direction } from './message'
import { work } from './work'

/** A party with its addresses. `name` is empty where nothing but a number is known. */
export const contact = z.object({
  id,
  name: z.string(),
  addresses: z.array(z.object({ kind: addressKind, value: z.string() })),
})
export type Contact = z.infer<typeof contact>

/** One row of the inbox. */
export const conversationRow = z.object({
  id,
  contactName: z.string(),
  /** the contact's number or address, for contacts without a name */
  contactAddress: z.string(),
  subject: z.string(),
  snippet: z.string(),
  /** channel and direction of the newest message */
  channel: channelKind,
  direction,
  at: instant,
  messages: z.number().int(),
  unread: z.number().int(),
  hasDraft: z.boolean(),
  /** an outgoing message of it failed or is unconfirmed */
  troubled: z.boolean(),
  /** pages whose recognition is still to come */
  pagesWaiting: z.number().int(),
  work,
})
export type ConversationRow = z.infer<typeof conversationRow>
