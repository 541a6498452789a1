import type { DeliveryStep } from '../../shared/domain/delivery'
import { assertNever } from '../../shared/result'

/**
 * The ladder of an outgoing message.
 *
 *     queued ──started──▶ sending ──accepted──▶ sent ──delivered──▶ delivered
 *       ▲                   │ │ │
 *       ├─────deferred──────┘ │ └─lost─▶ unconfirmed ──confirmed──▶ sent
 *       └──again── failed ◀───┘refused
 *
 * What the network tells can come late and out of order: an answer to an earlier try, a receipt, a bounce. Such
 * events only climb. Back to `queued` leads nothing but the end of the very try that runs (`deferred`), before
 * anybody was told that the message is out, and a person's word (`again`).
 */
export interface Climb {
  readonly step: DeliveryStep
  /** counts the tries; an outcome belongs to the try of its number */
  readonly attempt: number
}

export type DeliveryEvent =
  | { readonly kind: 'started' }
  /** what became of a try */
  | { readonly kind: 'accepted' | 'deferred' | 'refused' | 'lost'; readonly attempt: number }
  /** a receipt or a report that came in as an arrival */
  | { readonly kind: 'delivered' | 'bounced' }
  /** a person's decision */
  | { readonly kind: 'again' | 'confirmed' }

export function climb(now: Climb, event: DeliveryEvent): Climb {
  const to = (step: DeliveryStep): Climb => (step === now.step ? now : { ...now, step })
  const current = 'attempt' in event && event.attempt === now.attempt
  switch (event.kind) {
    case 'started':
      return now.step === 'queued' ? { step: 'sending', attempt: now.attempt + 1 } : now
    case 'accepted':
      return now.step === 'delivered' ? now : to('sent')
    case 'deferred':
      return now.step === 'sending' && current ? to('queued') : now
    case 'refused':
      // Before the try as well: a lost attachment is found while the mail is built.
      return (now.step === 'sending' || now.step === 'queued') && current ? to('failed') : now
    case 'lost':
      return now.step === 'sending' && current ? to('unconfirmed') : now
    case 'delivered':
      return to('delivered')
    case 'bounced':
      return now.step === 'sending' || now.step === 'sent' || now.step === 'unconfirmed' ? to('failed') : now
    case 'again':
      return now.step === 'failed' || now.step === 'unconfirmed' ? to('queued') : now
    case 'confirmed':
      return now.step === 'unconfirmed' ? to('sent') : now
    default:
      return assertNever(event)
  }
}
