import type { MailAddress } from '../../shared/domain/message'

export const sameAddress = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/** Each mailbox once, the first mention of it. */
export function withoutDoubles(addresses: readonly MailAddress[], besides: readonly MailAddress[] = []): MailAddress[] {
  const seen = new Set(besides.map(({ address }) => address.toLowerCase()))
  return addresses.filter(({ address }) => {
    const key = address.toLowerCase()
    if (key === '' || seen.has(key)) return false
    seen.add(key)
    return true
  })
}
