import { z } from 'zod'

/** Why a message is in its conversation; see core/conversations. */
export const placingRules = ['begins', 'answers', 'refers', 'common', 'subject', 'mark', 'auto-reply', 'report', 'fax-number', 'taught', 'by-hand', 'denied', 'blocked'] as const
export const placingRule = z.enum(placingRules)
export type PlacingRule = z.infer<typeof placingRule>

/** `what`: the id, subject, mark or number that decided; empty where there is none. */
export const reason = z.object({ rule: placingRule, what: z.string() })
export type Reason = z.infer<typeof reason>

/**
 * Written by a machine (RFC 3834): an answer by itself, mail of a list, a report on a mail of ours (`receipt` where it says no more
 * than that it arrived), a notice, a mail that came round.
 */
export const automaticKind = z.enum(['auto-reply', 'list', 'report', 'receipt', 'notice', 'loop', 'fax-report'])
export type AutomaticKind = z.infer<typeof automaticKind>
