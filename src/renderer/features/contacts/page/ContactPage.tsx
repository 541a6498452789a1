import { Download, Merge, Split } from 'lucide-react'
import { useState } from 'react'
import { useCall } from '../../../api/use-call'
import { useT } from '../../../i18n/provider'
import { nameOf } from '../../../i18n/contact-name'
import { Button } from '../../../ui/controls'
import { Failed, Loading } from '../../../ui/states'
import { Belongings } from '../belonging/Belongings'
import { Writers } from '../belonging/Writers'
import { AddressForm } from '../card/AddressForm'
import { AddressList } from '../card/AddressList'
import { ContactName } from '../card/ContactName'
import { Proposals } from '../card/Proposals'
import { useExport } from '../files/ContactFiles'
import { ContactConversations } from './ContactConversations'
import { ContactHistory } from './ContactHistory'
import { MergeDialog } from './MergeDialog'
import { SignList } from './SignList'
import { SplitDialog } from './SplitDialog'

interface ContactPageProps {
  readonly contactId: string
  readonly onContact: (id: string | null) => void
  readonly onConversation: (id: string) => void
}

/** All that is known of one contact, and what can be done about it. */
export function ContactPage({ contactId, onContact, onConversation }: ContactPageProps) {
  const t = useT()
  const query = useCall('contact.get', { id: contactId }, { afresh: true })
  const [asking, setAsking] = useState<'merge' | 'split' | null>(null)
  const write = useExport()
  if (query.isPending) return <Loading rows={6} />
  // It may have become part of another, or its entering was taken back.
  if (query.isError) return <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />
  const contact = query.data
  const close = (): void => setAsking(null)
  return (
    <article className="contact-page contact" tabIndex={-1} aria-labelledby="contact-name">
      <header className="contact-page-head" id="contact-name">
        <ContactName contact={contact} />
      </header>
      <div className="contact-page-ways">
        <Button icon={Merge} onClick={() => setAsking('merge')}>
          {t('contacts.merge')}
        </Button>
        {contact.addresses.length > 1 && (
          <Button icon={Split} onClick={() => setAsking('split')}>
            {t('contacts.split')}
          </Button>
        )}
        <Button icon={Download} onClick={() => write('vcard', [contactId])}>
          {t('contacts.exportOne')}
        </Button>
      </div>
      <div className="contact-page-columns">
        <section aria-label={t('contacts.addresses')}>
          <h3>{t('contacts.addresses')}</h3>
          <AddressList contact={contact} />
          <AddressForm contactId={contactId} />
          <Belongings contact={contact} onContact={onContact} />
          <Writers contactId={contactId} />
          <Proposals contactId={contactId} />
          <SignList contactId={contactId} signs={contact.signs} />
        </section>
        <div className="contact-page-second">
          <ContactConversations contactId={contactId} ownName={nameOf(contact)} onConversation={onConversation} />
          <ContactHistory contactId={contactId} />
        </div>
      </div>
      {asking === 'merge' && <MergeDialog contact={contact} onClose={close} />}
      {asking === 'split' && <SplitDialog contact={contact} onSplit={onContact} onClose={close} />}
    </article>
  )
}
