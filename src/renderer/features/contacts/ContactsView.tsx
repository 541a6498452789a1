import { ArrowLeft, BookUser, Plus, Search } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useT } from '../../i18n/provider'
import { IconButton } from '../../ui/controls'
import { Empty } from '../../ui/states'
import { ContactFiles } from './files/ContactFiles'
import { AddContact } from './list/AddContact'
import { ContactsList } from './list/ContactsList'
import { ContactPage } from './page/ContactPage'
import './contacts.css'

interface ContactsViewProps {
  readonly contactId: string | null
  /** list and page take turns */
  readonly isNarrow: boolean
  readonly onContact: (id: string | null) => void
  readonly onConversation: (id: string) => void
  /** what stands between list and page */
  readonly splitter?: ReactNode
  readonly listWidth: number
}

const focusPage = (): void => document.querySelector<HTMLElement>('.contact-page')?.focus({ preventScroll: true })

/** Who the house has to do with: everybody by name, and one of them with all that is known. */
export default function ContactsView({ contactId, isNarrow, onContact, onConversation, splitter, listWidth }: ContactsViewProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const [isAdding, setIsAdding] = useState(false)
  return (
    <div className="contacts">
      {(!isNarrow || contactId === null) && (
        <section className="contacts-panel" aria-label={t('app.contacts')} style={isNarrow ? undefined : { width: listWidth }}>
          <div className="contacts-head">
            <search className="contacts-search">
              <Search size={16} aria-hidden />
              <input id="contacts-search" type="search" aria-label={t('contacts.search')} placeholder={t('contacts.search')} value={typed} maxLength={200} autoComplete="off" spellCheck={false} onChange={(event) => setTyped(event.target.value)} />
            </search>
            <IconButton label={t('contacts.add')} icon={Plus} onClick={() => setIsAdding(true)} />
            <ContactFiles />
          </div>
          <ContactsList typed={typed} selectedId={contactId} onOpen={onContact} onEnter={focusPage} />
        </section>
      )}
      {!isNarrow && splitter}
      {(!isNarrow || contactId !== null) && (
        <div className="contacts-page">
          {isNarrow && (
            <div className="contacts-back">
              <IconButton label={t('contacts.back')} icon={ArrowLeft} onClick={() => onContact(null)} />
            </div>
          )}
          {contactId === null ? (
            <Empty icon={BookUser} title={t('contacts.pickTitle')}>
              <p>{t('contacts.pickText')}</p>
            </Empty>
          ) : (
            <ContactPage key={contactId} contactId={contactId} onContact={onContact} onConversation={onConversation} />
          )}
        </div>
      )}
      {isAdding && <AddContact typed={typed} onAdded={onContact} onClose={() => setIsAdding(false)} />}
    </div>
  )
}
