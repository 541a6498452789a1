import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { climb, type Climb, type DeliveryEvent } from '../../../src/core/outbox/ladder'
import { deliverySteps } from '../../../src/shared/domain/delivery'

const attempts = fc.integer({ min: 0, max: 4 })
const outcome = fc.record({ kind: fc.constantFrom('accepted', 'deferred', 'refused', 'lost'), attempt: attempts })
const report = fc.record({ kind: fc.constantFrom('delivered', 'bounced') })
const network: fc.Arbitrary<DeliveryEvent> = fc.oneof(outcome, report)
const anything: fc.Arbitrary<DeliveryEvent> = fc.oneof(network, fc.record({ kind: fc.constantFrom('started', 'again', 'confirmed') }))
const standing: fc.Arbitrary<Climb> = fc.record({ step: fc.constantFrom(...deliverySteps), attempt: attempts })
const run = (start: Climb, events: readonly DeliveryEvent[]): Climb => events.reduce(climb, start)

describe('the ladder', () => {
  it('is climbed step by step', () => {
    const queued: Climb = { step: 'queued', attempt: 0 }
    expect(run(queued, [{ kind: 'started' }, { kind: 'accepted', attempt: 1 }, { kind: 'delivered' }])).toEqual({ step: 'delivered', attempt: 1 })
    expect(run(queued, [{ kind: 'started' }, { kind: 'deferred', attempt: 1 }, { kind: 'started' }, { kind: 'refused', attempt: 2 }])).toEqual({ step: 'failed', attempt: 2 })
    expect(run(queued, [{ kind: 'started' }, { kind: 'lost', attempt: 1 }, { kind: 'again' }, { kind: 'started' }])).toEqual({ step: 'sending', attempt: 2 })
    expect(run(queued, [{ kind: 'started' }, { kind: 'lost', attempt: 1 }, { kind: 'confirmed' }])).toEqual({ step: 'sent', attempt: 1 })
  })

  it('delivered is the end, whatever comes', () => {
    fc.assert(fc.property(attempts, fc.array(anything), (attempt, events) => run({ step: 'delivered', attempt }, events).step === 'delivered'))
  })

  it('what was sent is never queued or sent again, whatever comes late', () => {
    fc.assert(
      fc.property(attempts, fc.array(fc.oneof(network, fc.constant<DeliveryEvent>({ kind: 'started' }))), (attempt, events) => {
        expect(['sent', 'delivered', 'failed']).toContain(run({ step: 'sent', attempt }, events).step)
      }),
    )
  })

  it('no event of the network but the end of the running try leads back to queued', () => {
    fc.assert(
      fc.property(standing, network, (now, event) => {
        const after = climb(now, event)
        if (after.step !== 'queued' || now.step === 'queued') return
        expect(now.step).toBe('sending')
        expect(event).toEqual({ kind: 'deferred', attempt: now.attempt })
      }),
    )
  })

  it('uncertain stays uncertain until somebody knows', () => {
    fc.assert(
      fc.property(attempts, fc.array(fc.oneof(outcome.filter(({ kind }) => kind !== 'accepted'), fc.constant<DeliveryEvent>({ kind: 'started' }))), (attempt, events) => {
        expect(run({ step: 'unconfirmed', attempt }, events).step).toBe('unconfirmed')
      }),
    )
  })

  it('an answer to an earlier try does not lower a later one', () => {
    fc.assert(
      fc.property(attempts, outcome, (attempt, event) => {
        fc.pre(event.attempt !== attempt)
        expect(['sending', 'sent']).toContain(climb({ step: 'sending', attempt }, event).step)
      }),
    )
  })

  it('only a start counts a try, and the number never falls', () => {
    fc.assert(
      fc.property(standing, anything, (now, event) => {
        const after = climb(now, event)
        expect(after.attempt - now.attempt).toBe(event.kind === 'started' && now.step === 'queued' ? 1 : 0)
      }),
    )
  })

  it('an event that changes nothing answers the very same standing', () => {
    fc.assert(
      fc.property(standing, anything, (now, event) => {
        const after = climb(now, event)
        if (after.step === now.step && after.attempt === now.attempt) expect(after).toBe(now)
      }),
    )
  })
})
