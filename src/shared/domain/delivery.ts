import { z } from 'zod'

/** The ladder of an outgoing message. It only climbs; see core/outbox/ladder.ts. */
export const deliverySteps = ['queued', 'sending', 'sent', 'delivered', 'failed', 'unconfirmed'] as const
export const deliveryStep = z.enum(deliverySteps)
export type DeliveryStep = z.infer<typeof deliveryStep>
