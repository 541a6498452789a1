import type { Generated } from 'kysely'
import type { AddressKind, AddressOrigin, SignKind } from '../../shared/domain/contact'

export interface ContactTable {
  id: string
  name: string
  created_at: number
  /** where it stands in the list: its folded name, or `~` and its first address; written by core/contacts alone */
  sort: Generated<string>
}

export interface ContactAddressTable {
  id: string
  contact_id: string
  kind: AddressKind
  /** lower-case address or host name, E.164 number, IBAN without blanks, customer number as it is written */
  value: string
  origin: AddressOrigin
}

/** Who belongs to which organisation; both are contacts. */
export interface ContactMemberTable {
  organisation_id: string
  member_id: string
}

/** What was read from a contact's fax and is not its address: it is not proposed again. */
export interface ContactDismissalTable {
  contact_id: string
  kind: AddressKind
  value: string
}

/** By what a message is told beside or instead of its number or address; but for names at an address that is nobody's, people said so. */
export interface ContactSignTable {
  id: string
  contact_id: string
  kind: SignKind
  /** as it was read */
  text: string
  /** the fax number (E.164) or e-mail address together with which it tells; empty: of faxes that tell none */
  via: string
  at: number
  person_id: string | null
}
