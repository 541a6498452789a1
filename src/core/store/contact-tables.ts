import type { AddressKind, AddressOrigin } from '../../shared/domain/contact'

export interface ContactTable {
  id: string
  name: string
  created_at: number
}

export interface ContactAddressTable {
  id: string
  contact_id: string
  kind: AddressKind
  /** lower-case address or host name, or E.164 number */
  value: string
  origin: AddressOrigin
}

/** What was read from a contact's fax and is not its address: it is not proposed again. */
export interface ContactDismissalTable {
  contact_id: string
  kind: AddressKind
  value: string
}
