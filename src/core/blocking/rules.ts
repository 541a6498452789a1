import type { BlockedKind } from '../../shared/domain/blocked'
import { fold } from '../../shared/text/fold'

export interface BlockedRule {
  readonly kind: BlockedKind
  /** in the form of `plainValue` */
  readonly value: string
}

/** What a message tells of who sent it. */
export interface Sender {
  /** of a mail; empty where there is none */
  readonly address: string
  /** of a fax, E.164 */
  readonly faxNumber: string | null
  /** what the fax machine calls itself (CSID, T.30), or the gateway says of it; empty where it says nothing */
  readonly faxName: string
}

/** The first of these by which this sender is blocked; null: by none. */
export function blockedBy<R extends BlockedRule>(rules: readonly R[], sender: Sender): R | null {
  return rules.find((rule) => blocks(rule, sender)) ?? null
}

function blocks({ kind, value }: BlockedRule, { address, faxNumber, faxName }: Sender): boolean {
  switch (kind) {
    case 'email':
      return plainAddress(address) === value
    case 'domain': {
      const domain = domainOf(address)
      return domain === value || domain.endsWith(`.${value}`)
    }
    case 'fax':
      return faxNumber === value
    case 'fax-name':
      return plainName(faxName) !== '' && plainName(faxName) === plainName(value)
  }
}

const plainAddress = (address: string): string => address.trim().toLowerCase()

/** What stands behind the last @; empty where none does. */
export const domainOf = (address: string): string => {
  const at = address.lastIndexOf('@')
  return at < 0 ? '' : plainAddress(address.slice(at + 1)).replace(/\.$/, '')
}

/** Machines print their names with dots, dashes and blanks as their memory has them. */
const plainName = (name: string): string => fold(name).replace(/[^\p{L}\p{N}]+/gu, '')

/** A domain as somebody types it (`@spam.example`, `https://www.spam.example/`), or null where it is none. A top-level domain alone is none. */
export function plainDomain(typed: string): string | null {
  const domain = domainOf(typed) || typed.trim().toLowerCase().replace(/^[a-z]+:\/\//, '').replace(/^www\./, '').replace(/[/?#].*$/, '').replace(/\.$/, '')
  return domain.length <= 253 && /^(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.)+[\p{L}\d-]{2,63}$/u.test(domain) ? domain : null
}
