import type { Party } from '../contacts'

/** What a message tells about where it belongs, channel by channel alike. */
export interface Clues {
  readonly channel: 'fax' | 'mail'
  readonly from: { readonly name: string; readonly address: string } | null
  readonly faxNumber: string | null
  readonly faxName: string
  readonly inReplyTo: string | null
  readonly references: readonly string[]
}

/** How a message belongs: rules with their reason, strongest first. `place.ts` tries them in this order. */
export type Rule =
  | { readonly reason: 'answers' | 'refers'; readonly externalIds: readonly string[] }
  | { readonly reason: 'same-fax-number'; readonly party: Party }

export interface Attribution {
  readonly party: Party | null
  readonly rules: readonly Rule[]
}

/**
 * Whose message it is and which conversation it may belong to.
 * Mails: In-Reply-To first, then References from the newest back (RFC 5322 §3.6.4). Faxes: the sender's number.
 */
export function attribute(clues: Clues): Attribution {
  if (clues.channel === 'fax') {
    const party: Party | null = clues.faxNumber ? { kind: 'fax', value: clues.faxNumber, name: clues.faxName } : null
    return { party, rules: party ? [{ reason: 'same-fax-number', party }] : [] }
  }
  const address = clues.from?.address.trim().toLowerCase() ?? ''
  const party: Party | null = address ? { kind: 'email', value: address, name: clues.from?.name ?? '' } : null
  const rules: Rule[] = []
  if (clues.inReplyTo) rules.push({ reason: 'answers', externalIds: [clues.inReplyTo] })
  const references = [...clues.references].reverse().filter((reference) => reference !== clues.inReplyTo)
  if (references.length > 0) rules.push({ reason: 'refers', externalIds: references })
  return { party, rules }
}
