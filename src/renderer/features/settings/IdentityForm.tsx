import { useState } from 'react'
import type { Input } from '../../../shared/contract'
import type { Failure } from '../../../shared/result'
import { call } from '../../api/client'
import { useWords } from '../../i18n/provider'
import { Button, Field, TextField } from '../../ui/controls'

export type WrittenIdentity = Input<'identities.save'>

interface IdentityFormProps {
  readonly identity: WrittenIdentity
  readonly onDone: () => void
}

export function IdentityForm({ identity, onDone }: IdentityFormProps) {
  const { t, failure: words } = useWords()
  const [written, setWritten] = useState(identity)
  const [failure, setFailure] = useState<Failure | null>(null)
  const save = async (): Promise<void> => {
    const saved = await call('identities.save', written)
    if (saved.ok) onDone()
    else setFailure(saved.error)
  }
  return (
    <form
      className="form"
      aria-label={t('settings.identityForm')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="form-pair">
        <TextField label={t('settings.identityName')} hint={t('settings.accountNameHint')} value={written.name} maxLength={200} autoFocus onChange={(name) => setWritten({ ...written, name })} />
        <TextField
          label={t('settings.identityAddress')}
          hint={t('settings.identityAddressHint')}
          value={written.address}
          error={failure && words(failure)}
          maxLength={320}
          inputMode="email"
          required
          onChange={(address) => setWritten({ ...written, address })}
        />
      </div>
      <Field label={t('settings.signature')}>
        {(own) => (
          <textarea className="input" rows={4} value={written.signature} maxLength={10_000} spellCheck onChange={(event) => setWritten({ ...written, signature: event.target.value })} {...own} />
        )}
      </Field>
      <div className="form-actions">
        <Button kind="main" type="submit">
          {t('settings.save')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  )
}
