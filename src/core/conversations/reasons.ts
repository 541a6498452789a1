import type { PlacingRule, Reason } from '../../shared/domain/reason'
import type { Tie } from './letter'

/** What was settled by more than ids and subject is not laid out anew when more letters come. */
const settled: ReadonlySet<PlacingRule> = new Set(['mark', 'auto-reply', 'report', 'by-hand', 'fax-number', 'taught', 'denied', 'blocked'])

export const keepsPlace = ({ rule }: Reason): boolean => settled.has(rule)

/** A person put it where it is. */
export const wasFiled = ({ rule }: Reason): boolean => rule === 'by-hand'

export const byHand: Reason = { rule: 'by-hand', what: '' }

export function reasonOf(tie: Tie | null, inReplyTo: string | null): Reason {
  if (tie === null) return { rule: 'begins', what: '' }
  if (tie.rule === 'names') return { rule: tie.what === inReplyTo ? 'answers' : 'refers', what: tie.what }
  return { rule: tie.rule === 'common' ? 'common' : 'subject', what: tie.what }
}

export const faxReason = (number: string | null): Reason => (number === null ? { rule: 'begins', what: '' } : { rule: 'fax-number', what: number })

export const deniedReason: Reason = { rule: 'denied', what: '' }
export const blockedReason: Reason = { rule: 'blocked', what: '' }

/** Nothing is tied to it, whatever it names and whoever names it. */
export const standsAlone = ({ rule }: Reason): boolean => rule === 'blocked'

/** A person said that faxes with this letterhead, or of a machine of this name, are its sender's. */
export const taughtReason = (sign: string): Reason => ({ rule: 'taught', what: sign })
