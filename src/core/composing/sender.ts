import type { Identity } from '../../shared/domain/identity'
import type { Identities } from '../settings'
import type { Addressed } from './recipients'

/**
 * Under whom an answer goes out: the identity that the mail was addressed to, in To before Cc; of several in one line the
 * standard one, else the first that is named. What we wrote ourselves goes on under the name it was written under. Null
 * where there is no account.
 */
export function senderFor(answered: Addressed | null, { all, standard }: Identities): Identity | null {
  if (!answered) return standard
  const lines = answered.direction === 'out' ? [[answered.from]] : [answered.to, answered.cc]
  for (const line of lines) {
    const meant = line.flatMap(({ address }) => all.filter((known) => known.address.toLowerCase() === address.toLowerCase()))
    const [first] = meant
    if (first) return meant.find(({ id }) => id === standard?.id) ?? first
  }
  return standard
}
