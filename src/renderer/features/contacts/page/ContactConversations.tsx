import { useState } from 'react'
import type { ConversationRow } from '../../../../shared/domain/conversation'
import { useCall } from '../../../api/use-call'
import { readableNumber } from '../../../../shared/text/readable-number'
import { useWords } from '../../../i18n/provider'
import { Button } from '../../../ui/controls'
import { ChannelIcon } from '../../../ui/icons'
import { Failed, Loading } from '../../../ui/states'

const few = 20
const many = 200

interface ContactConversationsProps {
  readonly contactId: string
  /** a member's line says whose it is */
  readonly ownName: string
  readonly onConversation: (id: string) => void
}

/** What was written with a contact, newest first; each a click away. */
export function ContactConversations({ contactId, ownName, onConversation }: ContactConversationsProps) {
  const { t } = useWords()
  const [limit, setLimit] = useState(few)
  const query = useCall('contact.conversations', { id: contactId, limit, before: null }, { afresh: true, keep: true })
  const rows = query.data?.rows ?? []
  return (
    <section aria-label={t('contacts.conversations')}>
      <h3>{t('contacts.conversations')}</h3>
      {query.isPending && <Loading rows={3} />}
      {query.isLoadingError && <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />}
      {query.data && rows.length === 0 && <p className="quiet">{t('contacts.noConversations')}</p>}
      <ul className="contact-conversations">
        {rows.map((row) => (
          <ConversationLine key={row.id} row={row} ownName={ownName} onConversation={onConversation} />
        ))}
      </ul>
      {query.data?.next != null && limit < many && <Button onClick={() => setLimit(many)}>{t('contacts.moreConversations')}</Button>}
    </section>
  )
}

function ConversationLine({ row, ownName, onConversation }: { readonly row: ConversationRow; readonly ownName: string; readonly onConversation: (id: string) => void }) {
  const { t, short } = useWords()
  const name = row.contactName || readableNumber(row.contactAddress)
  return (
    <li>
      <button type="button" className="contact-conversation" onClick={() => onConversation(row.id)}>
        <ChannelIcon channel={row.channel} size={14} />
        <span className="contact-conversation-subject cut">{row.subject || t('inbox.noSubject')}</span>
        <span className="quiet numbers">{short(row.at)}</span>
        <span className="cut quiet contact-conversation-snippet">
          {name !== ownName && <span className="contact-conversation-name">{name}</span>}
          {row.snippet}
        </span>
        <span className="quiet contact-conversation-state">{t(`work.${row.work.list}`)}</span>
      </button>
    </li>
  )
}
