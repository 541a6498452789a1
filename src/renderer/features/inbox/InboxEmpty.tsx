import { CheckCheck, Inbox, PenLine } from 'lucide-react'
import { useT } from '../../i18n/provider'
import { Empty } from '../../ui/states'
import type { InboxFilter } from './rows'

export function InboxEmpty({ filter }: { readonly filter: InboxFilter }) {
  const t = useT()
  if (filter === 'unread') {
    return (
      <Empty icon={CheckCheck} title={t('inbox.emptyUnreadTitle')}>
        <p>{t('inbox.emptyUnreadText')}</p>
      </Empty>
    )
  }
  if (filter === 'troubled') {
    return (
      <Empty icon={CheckCheck} title={t('inbox.emptyTroubledTitle')}>
        <p>{t('inbox.emptyTroubledText')}</p>
      </Empty>
    )
  }
  if (filter === 'drafts') {
    return (
      <Empty icon={PenLine} title={t('inbox.emptyDraftsTitle')}>
        <p>{t('inbox.emptyDraftsText')}</p>
      </Empty>
    )
  }
  return (
    <Empty icon={Inbox} title={t('inbox.emptyTitle')}>
      <p>{t('inbox.emptyText')}</p>
    </Empty>
  )
}
