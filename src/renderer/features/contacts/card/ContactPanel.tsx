import { BookUser } from 'lucide-react'
import { useCall } from '../../../api/use-call'
import { useT } from '../../../i18n/provider'
import { Button } from '../../../ui/controls'
import { BelongsTo } from '../belonging/Belongings'
import { Writers } from '../belonging/Writers'
import { SenderReason } from '../mending/SenderReason'
import { AddressForm } from './AddressForm'
import { AddressList } from './AddressList'
import { ContactName } from './ContactName'
import { Proposals } from './Proposals'
import './contact.css'

interface ContactPanelProps {
  readonly conversationId: string
  readonly onContact: (id: string) => void
  readonly onMend: (messageId: string) => void
}

/** Who it is: name, numbers, addresses, and what their faxes say of how they can be reached. */
export function ContactPanel({ conversationId, onContact, onMend }: ContactPanelProps) {
  const t = useT()
  const conversation = useCall('conversation.get', { id: conversationId }, { about: conversationId }).data
  if (!conversation) return null
  const { contact, messages } = conversation
  const latest = messages.findLast(({ direction }) => direction === 'in')
  return (
    <aside className="contact" aria-label={t('conversation.contact')}>
      <ContactCard key={contact.id} contactId={contact.id} conversationId={conversationId} onContact={onContact} />
      {latest && <SenderReason key={latest.id} messageId={latest.id} conversationId={conversationId} onMend={onMend} />}
    </aside>
  )
}

function ContactCard({ contactId, conversationId, onContact }: { readonly contactId: string; readonly conversationId: string; readonly onContact: (id: string) => void }) {
  const t = useT()
  const contact = useCall('contact.get', { id: contactId }, { about: conversationId }).data
  if (!contact) return null
  return (
    <>
      <ContactName contact={contact} />
      <BelongsTo contact={contact} onContact={onContact} />
      <AddressList contact={contact} />
      <AddressForm contactId={contactId} />
      <Button kind="link" icon={BookUser} className="contact-add" onClick={() => onContact(contactId)}>
        {t('contacts.toPage')}
      </Button>
      <Writers contactId={contactId} />
      <Proposals contactId={contactId} conversationId={conversationId} />
    </>
  )
}
