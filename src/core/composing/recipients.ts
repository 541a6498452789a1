import type { MailAddress } from '../../shared/domain/message'
import { withoutDoubles } from './addresses'

/** The mail that is answered, as far as it says who gets the answer. */
export interface Addressed {
  readonly direction: 'in' | 'out' | 'internal'
  readonly from: MailAddress
  readonly replyTo: readonly MailAddress[]
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
}

export interface Recipients {
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
}

export interface Side {
  /** our own addresses, lower case */
  readonly ours: readonly string[]
  /** whether a mail can go there: a header may name groups and leavings of them */
  readonly usable: (address: MailAddress) => boolean
}

/** A Reply-To of more is no wish of a correspondent: our answer, with our name on it, would go to a crowd that it chose. */
const mostReplyTo = 10
/** More than these in To and Cc are a mailing of somebody, not people who wait for our answer. */
const mostOthers = 100

/**
 * RFC 5322 §3.6.2: Reply-To before From, also where a form on our own website writes under our name. What we wrote ourselves goes
 * on to whom it went. We are left out wherever somebody else is named.
 */
export function answerTo(mail: Addressed, side: Side): readonly MailAddress[] {
  const wished = mail.direction === 'out' || mail.replyTo.length > mostReplyTo ? [] : mail.replyTo
  if (isOurs(mail, side)) return others(wished, side) ?? others(mail.to, side) ?? mail.to
  if (wished.length > 0) return others(wished, side) ?? wished
  return mail.from.address === '' ? [] : [mail.from]
}

function others(addresses: readonly MailAddress[], { ours }: Side): readonly MailAddress[] | null {
  const found = addresses.filter(({ address }) => !ours.includes(address.toLowerCase()))
  return found.length > 0 ? found : null
}

/** Whoever else got the mail gets a copy of the answer: once, and never we ourselves (RFC 5322 §3.6.3). */
export function answerAll(mail: Addressed, side: Side): Recipients {
  const to = answerTo(mail, side)
  const also = isOurs(mail, side) ? mail.cc : [...mail.to, ...mail.cc]
  const cc = withoutDoubles(also, to).filter((other) => !side.ours.includes(other.address.toLowerCase()) && side.usable(other))
  return { to, cc: cc.length > mostOthers ? [] : cc }
}

const isOurs = (mail: Addressed, { ours }: Side): boolean => mail.direction === 'out' || ours.includes(mail.from.address.toLowerCase())
