import { useState, type FormEvent } from 'react'
import { call } from '../../api/client'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { Button, TextField } from '../../ui/controls'
import { Dialog } from '../../ui/dialog'

/** Asks for the password of the account once for this run. */
export function UnlockDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, failure } = useWords()
  const account = useCall('account.get', {}).data?.account
  const [password, setPassword] = useState('')
  const [error, setError] = useState<string | null>(null)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (password === '') return
    const result = await call('account.unlock', { password })
    if (result.ok) onClose()
    else setError(failure(result.error))
  }
  return (
    <Dialog title={t('settings.unlockTitle', { address: account?.address ?? '' })} onClose={onClose}>
      <p className="quiet">{t('settings.unlockText')}</p>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <TextField label={t('settings.password')} type="password" value={password} error={error} autoComplete="off" autoFocus onChange={setPassword} />
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="main" type="submit">
            {t('settings.unlock')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
