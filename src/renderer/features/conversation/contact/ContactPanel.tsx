import { useCall } from '../../../api/use-call'
import { useT } from '../../../i18n/provider'
import { AddressForm } from './AddressForm'
import { AddressList } from './AddressList'
import { ContactName } from './ContactName'
import { Proposals } from './Proposals'
import './contact.css'

/** Who it is: name, numbers, addresses, and what their faxes say of how they can be reached. */
export function ContactPanel({ conversationId }: { readonly conversationId: string }) {
  const t = useT()
  const contact = useCall('conversation.get', { id: conversationId }, { about: conversationId }).data?.contact
  if (!contact) return null
  return (
    <aside className="contact" aria-label={t('conversation.contact')}>
      <ContactCard key={contact.id} contactId={contact.id} conversationId={conversationId} />
    </aside>
  )
}

function ContactCard({ contactId, conversationId }: { readonly contactId: string; readonly conversationId: string }) {
  const contact = useCall('contact.get', { id: contactId }, { about: conversationId }).data
  if (!contact) return null
  return (
    <>
      <ContactName contact={contact} />
      <AddressList contact={contact} />
      <AddressForm contactId={contactId} />
      <Proposals contactId={contactId} conversationId={conversationId} />
    </>
  )
}
