import type { SignKind, TellingRule } from '../../shared/domain/contact'
import { alike } from '../../shared/text/alike'

/** What a fax says of who sent it; null where it says nothing. */
export interface Evidence {
  /** E.164: from its machine or gateway, else the one printed on it */
  readonly number: string | null
  /** what its machine stamps as its name (CSID) */
  readonly station: string | null
  /** the firm on its letterhead */
  readonly letterhead: string | null
}

export interface TaughtSign {
  readonly id: string
  readonly contactId: string
  readonly kind: SignKind
  readonly text: string
  readonly via: string
}

/** What is known of senders, as far as it can concern this fax. */
export interface Known {
  /** whose the number is */
  readonly owner: string | null
  /** signs taught for this number and for faxes without one, the one taught last first */
  readonly signs: readonly TaughtSign[]
}

export interface Told {
  /** null: nobody is told */
  readonly contactId: string | null
  readonly rule: Exclude<TellingRule, 'email' | 'email-name' | 'by-hand'>
  /** the taught sign that decided */
  readonly sign: TaughtSign | null
}

/** Whether two signs are one but for what a fax does to them: case, umlauts, an m that became rn, one letter in seven. Empty ones never. */
export const sameSign = (one: string, other: string): boolean => alike(worn(one), worn(other))

const worn = (text: string): string => text.replace(/rn/gi, 'm')

/**
 * Whose a fax is; the surest sign decides:
 *
 * 1. number and letterhead together, as somebody taught: two firms share this number;
 * 2. number and stamped name together, taught likewise: several machines behind one number, or one machine with several names;
 * 3. the number alone. So a letter of one firm that another passes on is the other's fax: who dialled is told, not who wrote;
 * 4. of a fax whose number is not known: the stamped name, then the letterhead, as taught.
 */
export function tellSender({ number, station, letterhead }: Evidence, { owner, signs }: Known): Told {
  const taught = (kind: SignKind, text: string | null, via: string): TaughtSign | undefined =>
    text === null ? undefined : signs.find((sign) => sign.kind === kind && sign.via === via && sameSign(sign.text, text))
  const by = (rule: Told['rule'], sign: TaughtSign | undefined): Told[] => (sign ? [{ contactId: sign.contactId, rule, sign }] : [])
  const [told] = [
    ...(number === null ? [] : [...by('number-letterhead', taught('letterhead', letterhead, number)), ...by('number-station', taught('station', station, number))]),
    ...(owner === null ? [] : [{ contactId: owner, rule: 'number' as const, sign: null }]),
    ...by('station', taught('station', station, '')),
    ...by('letterhead', taught('letterhead', letterhead, '')),
  ]
  return told ?? { contactId: null, rule: 'nothing', sign: null }
}
