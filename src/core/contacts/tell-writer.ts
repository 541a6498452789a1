import { oneLine } from '../../shared/text/one-line'
import type { TaughtSign } from './tell'

/** What is known of a mail's sender. */
export interface KnownWriter {
  /** whose the address is; `said`: a person or a file said so, it was not only written from */
  readonly owner: { readonly contactId: string; readonly said: boolean } | null
  /** the sign for this very name at this address */
  readonly sign: TaughtSign | null
  /** whether names at this address tell at all */
  readonly hasNames: boolean
}

export interface ToldWriter {
  /** null: a new contact */
  readonly contactId: string | null
  readonly rule: 'email-name' | 'email' | 'nothing'
  readonly sign: TaughtSign | null
  /** the name is to be kept as a sign of whoever is told */
  readonly learns: boolean
}

/** Local parts that a machine or a platform writes from, whoever it writes for. */
const nobodys = /no-?reply|do-?not-?reply|nicht-?antworten|keine-?antwort|^(?:notifications?|notify|benachrichtigung(?:en)?|mailer|auto-?mailer|robot)$/

/** Whether an address is nobody's: what comes from there is told by the name before it. */
export const isNobodys = (address: string): boolean => nobodys.test(address.slice(0, address.lastIndexOf('@')).toLowerCase().replace(/[._]/g, '-'))

/** A name as it is kept and compared: many write it in quotes. */
export const writerName = (name: string): string => oneLine(name).replace(/^["']+|["']+$/g, '').slice(0, 200).normalize('NFC')

/**
 * Whose a mail is:
 *
 * 1. address and name together, as somebody taught or as was learned of an address that is nobody's;
 * 2. the address alone;
 * 3. but where the address is nobody's (`noreply@` of a platform), a name that has not been seen there is somebody new. The first
 *    one there is whoever got the address. Where somebody said whose the address is, that holds for every name: what was learned goes.
 */
export function tellWriter(party: { readonly value: string; readonly name: string }, { owner, sign, hasNames }: KnownWriter): ToldWriter {
  if (sign !== null) return { contactId: sign.contactId, rule: 'email-name', sign, learns: false }
  const byName = isNobodys(party.value) && writerName(party.name) !== '' && owner?.said !== true
  if (owner === null || (byName && hasNames)) return { contactId: null, rule: 'nothing', sign: null, learns: byName }
  return { contactId: owner.contactId, rule: 'email', sign: null, learns: byName }
}
