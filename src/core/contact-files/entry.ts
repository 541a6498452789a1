import type { AddressKind } from '../../shared/domain/contact'
import { oneLine } from '../../shared/text/one-line'

/** A contact as a file tells it: nothing of it is checked yet. */
export interface Entry {
  /** where it stands in the file: the line of a table, the number of a card; from 1 */
  readonly line: number
  /** our own id, where the file is one that we wrote; else empty */
  readonly id: string
  readonly name: string
  readonly addresses: readonly { readonly kind: AddressKind; readonly value: string }[]
}

/** Longer ones are no address and no name (shared/contract/contacts.ts). */
export const longestValue = 320
export const longestName = 200
/** More on one contact is a list of somebody's numbers. */
export const mostAddresses = 50

/** As a name stands in headers and rows. */
export const nameLine = (text: string): string => oneLine(text).slice(0, longestName)
