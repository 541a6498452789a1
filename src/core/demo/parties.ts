import type { MailAddress } from '../../shared/domain/message'
import { chanceOf, type Chance } from './random'
import { firstNames, lastNames, nameParts, streets, towns, trades, type PartyKind } from './words/names'

/** Somebody who writes to the office, and how long still by fax. */
export interface Party {
  readonly kind: PartyKind
  readonly name: string
  readonly street: string
  readonly town: string
  /** E.164 */
  readonly fax: string
  /** as it stands on the letterhead */
  readonly faxWritten: string
  readonly domain: string
  readonly people: readonly MailAddress[]
  /** share of the time after which it writes mails; beyond 1 it never leaves the fax */
  readonly leavesFaxAt: number
  /** it goes back to the fax for a while */
  readonly relapsesAt: number | null
  /** how much it writes, 1 is usual */
  readonly weight: number
  /** its number with us */
  readonly customer: string
}

/** The office whose store it is: the same firm that the samples are addressed to. */
export const office = {
  name: 'Quendelbach Armaturen GmbH',
  address: 'post@quendelbach-armaturen.example',
  fax: '+493023125190',
  faxWritten: '+49 30 23125 190',
  staff: ['Katrin Quendelbach', 'Murat Aydın', 'Silke Jonas', 'Henning Brandt', 'Paula Reinke'],
} as const

/** Numbers of the free ranges, but for those of the office and of the samples. */
const blockSize = 1_000
const ownBlock = 200
export const mostParties = towns.length * (blockSize - ownBlock)

/** @param count at most `mostParties`, for each has a number of its own */
export function makeParties(seed: number, count: number): readonly Party[] {
  const chance = chanceOf(seed ^ 0x5eed)
  const taken = new Set<string>()
  return Array.from({ length: Math.min(count, mostParties) }, (_, index) => makeParty(index, chance, taken))
}

function makeParty(index: number, chance: Chance, taken: Set<string>): Party {
  const trade = chance.weighed(trades.map((each) => [each, each.weight] as const))
  const place = towns[index % towns.length] ?? towns[0]
  const word = chance.pick(trade.words as readonly [string, ...string[]])
  const form = chance.pick(trade.forms as readonly [string, ...string[]])
  const stem = nameOf(trade.kind, word, place.town, chance)
  const name = [stem, form].filter((part) => part !== '').join(' ')
  const domain = domainOf(stem, taken)
  const extension = String(ownBlock + Math.floor(index / towns.length)).padStart(3, '0')
  const people = Array.from({ length: chance.whole(1, 3) }, () => person(domain, chance))
  // A third leaves early, a third late, and the rest not in this time: authorities and practices last of all.
  const slow = trade.kind === 'authority' || trade.kind === 'practice'
  const leaves = chance.weighed([[chance.next() * 0.35, slow ? 5 : 30], [0.35 + chance.next() * 0.6, slow ? 20 : 35], [2, slow ? 75 : 20], [0, slow ? 0 : 15]])
  return {
    kind: trade.kind,
    name,
    street: `${chance.pick(streets)} ${String(chance.whole(1, 120))}`,
    town: `${place.zip} ${place.town}`,
    fax: `+49${place.area}${place.block}${extension}`,
    faxWritten: `0${place.area} ${place.block}-${extension}`,
    domain,
    people,
    leavesFaxAt: leaves,
    relapsesAt: leaves < 0.8 && chance.happens(0.15) ? leaves + chance.next() * 0.2 : null,
    weight: chance.spread(),
    customer: `K${String(chance.whole(1_000, 9_999))}`,
  }
}

function nameOf(kind: PartyKind, word: string, town: string, chance: Chance): string {
  if (kind === 'authority') return `${word} ${chance.happens(0.5) ? town : `${chance.pick(nameParts)}tal`}`
  if (kind === 'practice') return `${word} Dr. ${chance.pick(lastNames)}`
  return `${chance.pick(nameParts)}${chance.happens(0.35) ? `-${chance.pick(lastNames)}` : ''} ${word}`
}

/** Under `.example` (RFC 2606), each once. */
function domainOf(name: string, taken: Set<string>): string {
  const plain = name
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[letter] ?? 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  for (let number = 1; ; number += 1) {
    const domain = `${plain}${number === 1 ? '' : `-${String(number)}`}.example`
    if (taken.has(domain)) continue
    taken.add(domain)
    return domain
  }
}

function person(domain: string, chance: Chance): MailAddress {
  const [first, last] = [chance.pick(firstNames), chance.pick(lastNames)]
  const plain = (text: string): string => text.toLowerCase().replace(/[äöüßşı]/g, (letter) => ({ ä: 'ae', ö: 'oe', ü: 'ue', ş: 's', ı: 'i' })[letter] ?? 'ss')
  return { name: `${first} ${last}`, address: `${plain(first).slice(0, 1)}.${plain(last)}@${domain}` }
}
