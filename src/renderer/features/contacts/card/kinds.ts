import { AtSign, Globe, Hash, Landmark, Phone, Printer, type LucideIcon } from 'lucide-react'
import type { AddressKind } from '../../../../shared/domain/contact'
import { readableNumber } from '../../../../shared/text/readable-number'

/** In the order in which a person is reached best. */
export const addressKinds = ['email', 'phone', 'fax', 'web', 'customer', 'iban'] as const satisfies readonly AddressKind[]

export const kindIcons: Readonly<Record<AddressKind, LucideIcon>> = { email: AtSign, phone: Phone, fax: Printer, web: Globe, customer: Hash, iban: Landmark }

export const isNumber = (kind: AddressKind): boolean => kind === 'fax' || kind === 'phone'

export const readableAddress = ({ kind, value }: { readonly kind: AddressKind; readonly value: string }): string =>
  isNumber(kind) ? readableNumber(value) : kind === 'iban' ? value.replace(/(.{4})(?=.)/g, '$1 ') : value
