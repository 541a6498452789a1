import { Fragment } from 'react'
import type { AddressKind } from '../../../../shared/domain/contact'
import { isNumber, readableAddress } from './kinds'

/** An address as a person reads it; a long one goes on in the next line behind its @ or a dot. */
export function AddressText({ address, hint }: { readonly address: { readonly kind: AddressKind; readonly value: string }; readonly hint?: string }) {
  const pieces = readableAddress(address).split(/(?<=[@.])/)
  return (
    <span className={isNumber(address.kind) ? 'numbers' : undefined} title={hint}>
      {pieces.map((piece, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {piece}
        </Fragment>
      ))}
    </span>
  )
}
