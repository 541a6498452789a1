import { useState } from 'react'
import { useCall } from '../../../api/use-call'
import { useWords } from '../../../i18n/provider'
import { Button } from '../../../ui/controls'
import { Dialog } from '../../../ui/dialog'
import { HistoryLine } from '../../../ui/history-line'
import { Failed, Loading } from '../../../ui/states'

const pageSize = 30

/** What people did to the conversation, and the way back from each. */
export function HistoryDialog({ conversationId, onClose }: { readonly conversationId: string; readonly onClose: () => void }) {
  const { t } = useWords()
  const [limit, setLimit] = useState(pageSize)
  const query = useCall('history.list', { about: { kind: 'conversation', id: conversationId }, limit, before: null }, { about: conversationId, keep: true, afresh: true })
  const changes = query.data?.changes ?? []
  return (
    <Dialog title={t('work.history')} onClose={onClose}>
      {query.isPending && <Loading rows={2} />}
      {query.isLoadingError && <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />}
      {query.data && changes.length === 0 && <p>{t('work.historyNone')}</p>}
      <ol className="history" aria-label={t('work.history')}>
        {changes.map((change) => (
          <HistoryLine key={change.id} change={change} />
        ))}
      </ol>
      {query.data?.next != null && limit < 200 && (
        <Button onClick={() => setLimit(200)}>{t('work.historyMore')}</Button>
      )}
    </Dialog>
  )
}
