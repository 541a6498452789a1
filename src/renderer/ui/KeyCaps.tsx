import { Fragment } from 'react'
import { useT } from '../i18n/provider'
import { capsOf } from './key-words'

/** A way to press a command, drawn as keys. */
export function KeyCaps({ keys }: { readonly keys: string }) {
  const t = useT()
  return (
    <span className="caps">
      {capsOf(keys, t, window.rueckkanal.platform === 'darwin').map((caps, index) => (
        <Fragment key={index}>
          {index > 0 && <span className="caps-then">{t('keys.then')}</span>}
          {caps.map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}
        </Fragment>
      ))}
    </span>
  )
}
