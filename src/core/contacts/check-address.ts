import type { AddressKind } from '../../shared/domain/contact'
import { fail, ok, type Result } from '../../shared/result'
import { toE164 } from '../fields'
import type { Transport } from '../ports'

/** What somebody typed as an address of this kind, as it is kept; `address-invalid` or `number-invalid` where it is none. */
export function checkAddress(transport: Pick<Transport, 'addresses'>, kind: AddressKind, typed: string): Result<string> {
  const value = typed.trim()
  if (kind === 'email') {
    const read = transport.addresses(value)
    if (!read.ok) return read
    const [one, second] = read.value
    return !one || second ? fail('address-invalid', { address: value }) : ok(one.address.toLowerCase())
  }
  if (kind === 'web') {
    const host = value.toLowerCase().replace(/^https?:\/\//, '').replace(/\/$/, '')
    return /^[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:\/\S*)?$/u.test(host) ? ok(host) : fail('address-invalid', { address: value })
  }
  const number = toE164(value)
  return number === null ? fail('number-invalid', { number: value }) : ok(number)
}
