import { Fragment } from 'react'
import { commandNames, commandOf, commandPlaces } from '../../shared/commands'
import { useT } from '../i18n/provider'
import { Dialog } from '../ui/dialog'
import { KeyCaps } from '../ui/KeyCaps'

/** Every key there is, by where it applies. */
export function KeyboardHelp({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const withKeys = commandNames.filter((name) => commandOf(name).keys.length > 0)
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <div className="keys">
        {commandPlaces.map((place) => (
          <section key={place} aria-labelledby={`keys-${place}`}>
            <h3 id={`keys-${place}`}>{t(`keys.${place}`)}</h3>
            <dl>
              {withKeys
                .filter((name) => commandOf(name).place === place)
                .map((name) => (
                  <div key={name}>
                    <dt>{t(`commands.${name}`)}</dt>
                    <dd>
                      {commandOf(name).keys.map((keys, index) => (
                        <Fragment key={keys}>
                          {index > 0 && <span className="quiet">{t('keys.or')}</span>}
                          <KeyCaps keys={keys} />
                        </Fragment>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
