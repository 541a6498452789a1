import { Ellipsis } from 'lucide-react'
import type { Output } from '../../../../shared/contract'
import { useT } from '../../../i18n/provider'
import { Menu } from '../../../ui/menu'
import { useCopy } from '../../../ui/use-copy'
import { AddressText } from './AddressText'
import { addressKinds, kindIcons, readableAddress } from './kinds'
import { useContactActions } from './use-contact-actions'

/** The addresses by which a contact is known, each kind together, with where each comes from. */
export function AddressList({ contact }: { readonly contact: Output<'contact.get'> }) {
  const t = useT()
  const copy = useCopy()
  const { remove } = useContactActions(contact.id)
  return (
    <dl>
      {addressKinds.map((kind) => {
        const Icon = kindIcons[kind]
        const ofKind = contact.addresses.filter((address) => address.kind === kind)
        if (ofKind.length === 0 && kind !== 'email') return null
        return (
          <div key={kind}>
            <dt>
              <Icon size={14} aria-hidden /> {t(`contact.${kind}`)}
            </dt>
            {ofKind.map((address) => {
              const shown = readableAddress(address)
              return (
                <dd key={address.id} className="contact-address">
                  <AddressText address={address} hint={t(`contact.origin-${address.origin}`)} />
                  <Menu
                    label={t('contact.ways', { address: shown })}
                    icon={Ellipsis}
                    items={[
                      { label: t('contact.copy'), run: () => copy(t(`contact.${kind}`), shown) },
                      { label: t('contact.remove'), run: () => void remove(address) },
                    ]}
                  />
                </dd>
              )
            })}
            {ofKind.length === 0 && <dd className="quiet contact-none">{t('conversation.noAddress')}</dd>}
          </div>
        )
      })}
    </dl>
  )
}
