import type { AddressKind } from '../../shared/domain/contact'
import { fail, ok, type Result } from '../../shared/result'
import { ibanIsTrue, toE164 } from '../fields'
import type { Transport } from '../ports'

/** A longer one is a sentence. */
const longestCustomerNumber = 40

/** What somebody typed as an address of this kind, as it is kept; a code that says what is wrong where it is none. */
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
  if (kind === 'iban') {
    const iban = value.replace(/\s/g, '').toUpperCase()
    return ibanIsTrue(iban) ? ok(iban) : fail('iban-invalid', { iban: value })
  }
  if (kind === 'customer') {
    const number = value.replace(/\s+/g, ' ')
    return number !== '' && number.length <= longestCustomerNumber ? ok(number) : fail('customer-number-invalid', { number: value })
  }
  const number = toE164(value)
  return number === null ? fail('number-invalid', { number: value }) : ok(number)
}
