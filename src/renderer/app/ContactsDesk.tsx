import { useCallback, type Dispatch } from 'react'
import ContactsView from '../features/contacts/ContactsView'
import { useT } from '../i18n/provider'
import { Splitter, usePanelWidth } from '../ui/splitter'
import { listBounds, turnsUnder } from './desk-widths'
import type { Move } from './navigation'
import { useWindowWidth } from './use-window-width'

/** The contacts, in the same proportions as the conversations. */
export default function ContactsDesk({ contactId, go }: { readonly contactId: string | null; readonly go: Dispatch<Move> }) {
  const t = useT()
  const [listWidth, setListWidth] = usePanelWidth('list', listBounds)
  const onContact = useCallback((id: string | null) => go({ to: 'contact', id }), [go])
  const onConversation = useCallback((id: string) => go({ to: 'conversation', open: { id, messageId: null, words: [] } }), [go])
  return (
    <ContactsView
      contactId={contactId}
      isNarrow={useWindowWidth() < turnsUnder}
      listWidth={listWidth}
      splitter={<Splitter label={t('app.resizeList')} width={listWidth} bounds={listBounds} side={1} onChange={setListWidth} />}
      onContact={onContact}
      onConversation={onConversation}
    />
  )
}
