import { CheckCheck } from 'lucide-react'
import { useState } from 'react'
import type { Arrival } from '../../../shared/domain/arrival'
import { useCall } from '../../api/use-call'
import { useT } from '../../i18n/provider'
import { Empty, Failed, Loading } from '../../ui/states'
import { AssignDialog } from './AssignDialog'
import { ReviewItem } from './ReviewItem'
import './review.css'

const shownAtOnce = 200

/** Klärung nötig: every arrival that intake could not finish, with the reason and the ways on. */
export function ReviewView({ onOpenConversation }: { readonly onOpenConversation: (id: string) => void }) {
  const t = useT()
  const query = useCall('intake.list', { which: 'quarantined', limit: shownAtOnce, before: null })
  const [assigning, setAssigning] = useState<Arrival | null>(null)
  return (
    <div className="sheet-view">
      <div className="sheet-column">
        <h1>{t('review.title')}</h1>
        <p className="quiet">{t('review.intro')}</p>
        {query.isPending && <Loading rows={3} />}
        {query.isError && <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />}
        {query.data?.arrivals.length === 0 && (
          <Empty icon={CheckCheck} title={t('review.emptyTitle')}>
            <p>{t('review.emptyText')}</p>
          </Empty>
        )}
        {query.data && query.data.arrivals.length > 0 && (
          <ul className="review-list" aria-label={t('review.list')}>
            {query.data.arrivals.map((arrival) => (
              <ReviewItem
                key={arrival.id}
                arrival={arrival}
                onAssign={() => {
                  setAssigning(arrival)
                }}
              />
            ))}
          </ul>
        )}
      </div>
      {assigning && (
        <AssignDialog
          arrival={assigning}
          onClose={() => {
            setAssigning(null)
          }}
          onAssigned={onOpenConversation}
        />
      )}
    </div>
  )
}
