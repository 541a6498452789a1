import { fail, ok, type Result } from '../../shared/result'
import type { Transport } from '../ports'

/** An address of our own must be one, and one alone, as every mail will carry it. Blanks around what was pasted are nobody's intention. */
export function checkAddress(transport: Transport, typed: string): Result<string> {
  const address = typed.trim()
  const read = transport.addresses(address)
  if (!read.ok) return read
  const [one, second] = read.value
  return !one || second || one.address !== address ? fail('address-invalid', { address }) : ok(address)
}
