import { AtSign, Printer } from 'lucide-react'
import { useCall } from '../../api/use-call'
import { readableNumber } from '../../i18n/phone'
import { useT } from '../../i18n/provider'
import { nameOf } from './names'

/** Who it is: name, numbers, addresses. */
export function ContactPanel({ conversationId }: { readonly conversationId: string }) {
  const t = useT()
  const contact = useCall('conversation.get', { id: conversationId }, { about: conversationId }).data?.contact
  if (!contact) return null
  const byKind = (kind: 'fax' | 'email'): readonly string[] =>
    contact.addresses.filter((address) => address.kind === kind).map((address) => address.value)
  const faxes = byKind('fax')
  const mails = byKind('email')
  return (
    <aside className="contact" aria-label={t('conversation.contact')}>
      <h2>{contact.name || nameOf(contact) || t('conversation.unknownContact')}</h2>
      {!contact.name && nameOf(contact) !== '' && <p className="quiet">{t('conversation.unknownContact')}</p>}
      <dl>
        {faxes.length > 0 && (
          <div>
            <dt>
              <Printer size={14} aria-hidden /> {t('conversation.faxNumber')}
            </dt>
            {faxes.map((number) => (
              <dd key={number} className="numbers">
                {readableNumber(number)}
              </dd>
            ))}
          </div>
        )}
        <div>
          <dt>
            <AtSign size={14} aria-hidden /> {t('conversation.email')}
          </dt>
          {mails.map((address) => (
            <dd key={address}>{address}</dd>
          ))}
          {mails.length === 0 && <dd className="quiet contact-none">{t('conversation.noAddress')}</dd>}
        </div>
      </dl>
    </aside>
  )
}
