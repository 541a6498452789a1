import type { MailAddress } from '../../shared/domain/message'
import { oneLine } from '../../shared/text/one-line'

/** No name is longer; a sender may call himself a novel. */
const longestName = 200

/** An address as a person would type it; a name is quoted where it would be read as something else (RFC 5322 §3.2.4). */
export function formatAddress({ name, address }: MailAddress): string {
  const tidy = oneLine(name.slice(0, longestName))
  if (tidy === '' || tidy.toLowerCase() === address.toLowerCase()) return address
  const plain = /^[\p{L}\p{M}\p{N} !#$%&'*+\-/=?^_`{|}~]+$/u.test(tidy)
  return `${plain ? tidy : `"${tidy.replace(/["\\]/g, '\\$&')}"`} <${address}>`
}

export const formatAddresses = (addresses: readonly MailAddress[]): string => addresses.map(formatAddress).join(', ')
