import { useId, useState } from 'react'
import { useCall } from '../../../api/use-call'
import { useWords } from '../../../i18n/provider'
import { Button } from '../../../ui/controls'
import { HistoryLine } from '../../../ui/history-line'

const shownAtMost = 100

/** What people did to a contact, when asked, and the way back from each. */
export function ContactHistory({ contactId }: { readonly contactId: string }) {
  const { t } = useWords()
  const id = useId()
  const [isShown, setIsShown] = useState(false)
  return (
    <section aria-label={t('work.history')}>
      <Button kind="quiet" aria-expanded={isShown} aria-controls={id} onClick={() => setIsShown(!isShown)}>
        {t('work.history')}
      </Button>
      <div id={id}>{isShown && <Changes contactId={contactId} />}</div>
    </section>
  )
}

function Changes({ contactId }: { readonly contactId: string }) {
  const { t } = useWords()
  const changes = useCall('history.list', { about: { kind: 'contact', id: contactId }, limit: shownAtMost, before: null }, { afresh: true }).data?.changes
  if (!changes) return null
  if (changes.length === 0) return <p className="quiet">{t('contacts.historyNone')}</p>
  return (
    <ol className="contact-history" aria-label={t('work.history')}>
      {changes.map((change) => (
        <HistoryLine key={change.id} change={change} />
      ))}
    </ol>
  )
}
