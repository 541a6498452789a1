import { readableNumber } from '../../shared/text/readable-number'

interface Named {
  readonly name: string
  readonly addresses: readonly { readonly value: string }[]
}

/** A contact's name, or the number or address it is known by. */
export const nameOf = ({ name, addresses }: Named): string => name || readableNumber(addresses[0]?.value ?? '')
