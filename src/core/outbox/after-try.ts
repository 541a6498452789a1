import { assertNever, fail, type Failure } from '../../shared/result'
import type { SendOutcome } from '../ports'
import type { DeliveryEvent } from './ladder'
import { pauseAfter } from './retry-policy'

/** What follows from one try. */
export interface AfterTry {
  readonly event: DeliveryEvent
  readonly failure: Failure | null
  /** when it is tried again; null while queued: when a person has done something about it */
  readonly nextAt: number | null
}

/** Trying again by itself would only lock the account; saving the account or its password sets the message free. */
const waitsForPerson: readonly string[] = ['smtp-auth', 'identity-auth', 'smtp-no-login']

/** @param tries tries that were put off before this one */
export function afterTry(outcome: SendOutcome, attempt: number, tries: number, now: number): AfterTry {
  switch (outcome.kind) {
    case 'accepted': {
      const [first] = outcome.refused
      const failure = first ? fail('smtp-partly-refused', { addresses: outcome.refused.map(({ address }) => address).join(', '), response: first.response }).error : null
      return { event: { kind: 'accepted', attempt }, failure, nextAt: null }
    }
    case 'temporary':
      // Called off by ourselves, as the engine stops: that says nothing about the server.
      if (outcome.failure.code === 'cancelled') return { event: { kind: 'deferred', attempt }, failure: null, nextAt: now }
      return putOff(outcome.failure, attempt, pauseAfter(tries + 1), now)
    case 'permanent':
      return waitsForPerson.includes(outcome.failure.code)
        ? { event: { kind: 'deferred', attempt }, failure: outcome.failure, nextAt: null }
        : { event: { kind: 'refused', attempt }, failure: outcome.failure, nextAt: null }
    case 'uncertain':
      return { event: { kind: 'lost', attempt }, failure: outcome.failure, nextAt: null }
    default:
      return assertNever(outcome)
  }
}

function putOff(failure: Failure, attempt: number, pause: number | null, now: number): AfterTry {
  if (pause !== null) return { event: { kind: 'deferred', attempt }, failure, nextAt: now + pause }
  // `none` is a case of its words: a server that was never reached said nothing.
  const response = failure.params['response'] ?? failure.params['reason'] ?? 'none'
  return { event: { kind: 'refused', attempt }, failure: fail('smtp-gave-up', { response }).error, nextAt: null }
}
