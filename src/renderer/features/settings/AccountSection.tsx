import type { Output } from '../../../shared/contract'
import { useCall } from '../../api/use-call'
import { useT } from '../../i18n/provider'
import { Failed, Loading, Notice } from '../../ui/states'
import { AccountForm } from './AccountForm'

type Held = Output<'account.get'>

export function AccountSection() {
  const t = useT()
  const query = useCall('account.get', {})
  if (query.isPending) return <Loading rows={2} />
  if (query.isLoadingError) return <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />
  return (
    <>
      <p className="quiet">{t('settings.accountIntro')}</p>
      <PasswordNotice held={query.data} />
      <AccountForm held={query.data} />
    </>
  )
}

/** How the password is kept, in words. */
function PasswordNotice({ held }: { readonly held: Held }) {
  const t = useT()
  switch (held.password) {
    case 'keyring':
      return <Notice tone="good">{t('settings.passwordKeyring')}</Notice>
    case 'memory':
      return <Notice>{t('settings.passwordMemory')}</Notice>
    case 'readable':
      return <Notice tone="warm">{t('settings.passwordReadable')}</Notice>
    case 'missing':
      return <Notice tone="warm">{t('settings.passwordMissing')}</Notice>
    case 'none':
      return held.keyring ? null : <Notice>{t('settings.noKeyring')}</Notice>
  }
}
