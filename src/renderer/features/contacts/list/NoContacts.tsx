import { BookUser, SearchX } from 'lucide-react'
import { useT } from '../../../i18n/provider'
import { Empty } from '../../../ui/states'

/** Nobody found, or nobody there yet: how contacts come to be. */
export function NoContacts({ isSearch }: { readonly isSearch: boolean }) {
  const t = useT()
  return (
    <Empty icon={isSearch ? SearchX : BookUser} title={t(isSearch ? 'contacts.notFound' : 'contacts.emptyTitle')}>
      <p>{t(isSearch ? 'contacts.notFoundHint' : 'contacts.emptyText')}</p>
    </Empty>
  )
}
