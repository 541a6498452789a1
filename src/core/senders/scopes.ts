import type { MendScope } from '../../shared/contract/contacts'
import { isNobodys, sameSign, writerName } from '../contacts'

export interface Signs {
  readonly id: string
  readonly letterhead: string
  readonly station: string
}

/** What a mail bears that can tell. */
export interface Named {
  readonly id: string
  readonly name: string
}

/** The messages that go along, by what is learned; the most fitting first. */
export type Scopes = ReadonlyMap<MendScope, readonly string[]>

/**
 * What can be learned from mending a message.
 * @param same the contact's messages from the same number or address, the message itself among them
 *
 * Where another letterhead has come from the same number, two firms share it: then the letterhead tells, and the number would be
 * wrong for the other. Likewise the stamped name, where no letterhead was read. Else the number or address is whose it is.
 */
export function scopesFor(message: Signs & { readonly address: string }, same: readonly Signs[]): Scopes {
  const { id, address, letterhead, station } = message
  const bearing = (sign: 'letterhead' | 'station'): readonly string[] => same.filter((one) => sameSign(one[sign], message[sign])).map((one) => one.id)
  const shared = (sign: 'letterhead' | 'station'): boolean => message[sign] !== '' && same.some((one) => one[sign] !== '' && !sameSign(one[sign], message[sign]))
  const ways: Partial<Record<MendScope, readonly string[]>> = {
    ...(letterhead !== '' && { letterhead: bearing('letterhead') }),
    ...(station !== '' && { station: bearing('station') }),
    ...(address !== '' && { address: same.map((one) => one.id) }),
    message: [id],
  }
  const order: readonly MendScope[] =
    address === '' || shared('letterhead')
      ? ['letterhead', 'station', 'address', 'message']
      : letterhead === '' && shared('station')
        ? ['station', 'address', 'message']
        : ['address', 'letterhead', 'station', 'message']
  return new Map(order.flatMap((scope) => (ways[scope] ? [[scope, ways[scope]] as const] : [])))
}

/**
 * What can be learned from mending a mail. Where the address is nobody's, or mails came from it under other names, too, the name at
 * this address tells; else the address is whose it is.
 */
export function mailScopes({ id, address, name }: Named & { readonly address: string }, same: readonly Named[]): Scopes {
  const bare = writerName(name)
  const isShared = isNobodys(address) || same.some((one) => writerName(one.name) !== '' && writerName(one.name) !== bare)
  const way = (scope: MendScope, ids: readonly string[]): readonly [MendScope, readonly string[]] => [scope, ids]
  const byAddress = way('address', same.map((one) => one.id))
  const byName = way('name', same.filter((one) => writerName(one.name) === bare).map((one) => one.id))
  const byMessage = way('message', [id])
  if (address === '') return new Map([byMessage])
  if (bare === '') return new Map([byAddress, byMessage])
  return new Map(isShared ? [byName, byAddress, byMessage] : [byAddress, byName, byMessage])
}
