import { z } from 'zod'
import { announcement, gateway, ownGateway, pattern } from '../domain/gateway'
import { id, instant } from '../domain/ids'
import { call } from './call'

/** A mail to try patterns on: one that came, or what a person pasted of one. */
const tried = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), messageId: id }),
  z.object({ kind: z.literal('pasted'), from: z.string().max(320), subject: z.string().max(1_000), text: z.string().max(20_000), fileName: z.string().max(300) }),
])
export type TriedMail = z.infer<typeof tried>

export const gatewayCalls = {
  'gateways.list': call(() => z.object({}), () => z.object({ gateways: z.array(gateway) })),
  'gateways.save': call(() => ownGateway, () => z.object({ id })),
  'gateways.switch': call(() => z.object({ id: z.string().min(1).max(100), active: z.boolean() }), () => z.object({})),
  'gateways.remove': call(() => z.object({ id }), () => z.object({})),
  /** What a pattern reads from a mail; `pattern` null: what all that are switched on do. Nothing is changed. */
  'gateways.try': call(() => z.object({ pattern: pattern.nullable(), mail: tried }), () => z.object({ announcement: announcement.nullable() })),
  /** The last mails that came, to try patterns on. */
  'gateways.mails': call(() => z.object({}), () => z.object({ mails: z.array(z.object({ messageId: id, at: instant, from: z.string(), subject: z.string() })) })),
}
