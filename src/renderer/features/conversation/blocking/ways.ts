import type { BlockedKind } from '../../../../shared/domain/blocked'
import type { Message } from '../../../../shared/domain/message'
import { isFreeMail } from '../../../../shared/free-mail'

export interface BlockWay {
  readonly kind: BlockedKind
  readonly value: string
}

/** By what the sender of a message can be blocked, the narrowest first; none of what we wrote, and of what does not tell who sent it. */
export function blockWays({ direction, channel, from, faxNumber }: Pick<Message, 'direction' | 'channel' | 'from' | 'faxNumber'>): readonly BlockWay[] {
  if (direction !== 'in') return []
  const address = from?.address.trim().toLowerCase() ?? ''
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const mail: readonly BlockWay[] = !/.@./.test(address)
    ? []
    : [{ kind: 'email', value: address }, ...(isFreeMail(domain) || !domain.includes('.') ? [] : [{ kind: 'domain' as const, value: domain }])]
  const fax: readonly BlockWay[] = [
    ...(faxNumber === null ? [] : [{ kind: 'fax' as const, value: faxNumber }]),
    ...(channel === 'fax' && from?.name ? [{ kind: 'fax-name' as const, value: from.name }] : []),
  ]
  // A fax that a gateway mailed was sent by a fax machine, not by the gateway.
  return fax.length > 0 ? fax : mail
}
