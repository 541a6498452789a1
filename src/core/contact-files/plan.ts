import { tellingKinds, type AddressKind } from '../../shared/domain/contact'
import type { LeftOutWhy } from '../../shared/contract/contact-files'
import type { Result } from '../../shared/result'
import type { Entry } from './entry'

export interface PlannedAddress {
  readonly kind: AddressKind
  /** as it is kept */
  readonly value: string
}

/** What becomes of one entry. `contactId` null: a new contact. */
export interface Planned {
  readonly line: number
  readonly name: string
  readonly contactId: string | null
  /** of the plan itself: an entry above with which it shares an address is the same new contact */
  readonly joins: number | null
  /** what it does not have yet */
  readonly adds: readonly PlannedAddress[]
}

/** What is not taken over, and why. */
export interface LeftOut {
  readonly line: number
  readonly value: string
  readonly why: LeftOutWhy
}

export interface Plan {
  readonly planned: readonly Planned[]
  readonly leftOut: readonly LeftOut[]
}

/** What the store knows, as far as the file touches it. */
export interface KnownContacts {
  readonly ids: ReadonlySet<string>
  /** by `keyOf`: whose an address is */
  readonly owners: ReadonlyMap<string, readonly string[]>
}

export const keyOf = ({ kind, value }: PlannedAddress): string => `${kind} ${value}`

/** What somebody wrote as an address of this kind, as it is kept. */
export type Check = (kind: AddressKind, value: string) => Result<string>

/**
 * Which entries are new and which join a contact: by our own id, else by an e-mail address or fax number, of which each belongs
 * to one. A name alone joins nobody: there is more than one Müller. An address that is another's already stays there.
 */
export function planImport(entries: readonly Entry[], check: Check, known: KnownContacts): Plan {
  const planned: Planned[] = []
  const leftOut: LeftOut[] = []
  const taken = new Map<string, number>()
  for (const entry of entries) {
    const addresses = new Map<string, PlannedAddress>()
    for (const { kind, value } of entry.addresses) {
      const checked = check(kind, value)
      if (checked.ok) addresses.set(keyOf({ kind, value: checked.value }), { kind, value: checked.value })
      else leftOut.push({ line: entry.line, value, why: kind })
    }
    const telling = [...addresses].filter(([, { kind }]) => tellingKinds.includes(kind)).map(([key]) => key)
    const above = telling.map((key) => taken.get(key)).find((index) => index !== undefined)
    const contactId = known.ids.has(entry.id) ? entry.id : (telling.map((key) => known.owners.get(key)?.[0]).find((id) => id !== undefined) ?? (above === undefined ? null : (planned[above]?.contactId ?? null)))
    const joins = contactId === null && above !== undefined ? above : null
    const adds: PlannedAddress[] = []
    for (const [key, address] of addresses) {
      const owners = known.owners.get(key) ?? []
      const isTelling = tellingKinds.includes(address.kind)
      const other = isTelling ? (owners.some((id) => id !== contactId) || (taken.has(key) && !isSame(planned, taken.get(key), { contactId, joins }))) : false
      if (other) leftOut.push({ line: entry.line, value: address.value, why: 'taken' })
      else if (contactId === null || !owners.includes(contactId)) {
        if (!(isTelling && taken.has(key))) adds.push(address)
        if (isTelling && !taken.has(key)) taken.set(key, joins ?? planned.length)
      }
    }
    if (contactId === null && joins === null && entry.name === '' && adds.length === 0) continue
    planned.push({ line: entry.line, name: entry.name, contactId, joins, adds })
  }
  return { planned, leftOut }
}

const isSame = (planned: readonly Planned[], index: number | undefined, { contactId, joins }: Pick<Planned, 'contactId' | 'joins'>): boolean =>
  index !== undefined && (contactId === null ? joins === index : planned[index]?.contactId === contactId)
