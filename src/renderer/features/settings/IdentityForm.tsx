import { useState } from 'react'
import type { Input, Output } from '../../../shared/contract'
import { call } from '../../api/client'
import { useWords } from '../../i18n/provider'
import { Button, Field, TextField } from '../../ui/controls'
import { Notice } from '../../ui/states'
import { EntryForm } from './EntryForm'
import { IdentityServer } from './IdentityServer'
import { useAccountActions } from './use-account-actions'

export type WrittenIdentity = Input<'identities.save'>

interface IdentityFormProps {
  readonly identity: WrittenIdentity
  /** how the password for its own server is kept */
  readonly held: Output<'identities.list'>['identities'][number]['password']
  readonly keyring: boolean
  readonly onDone: () => void
}

export function IdentityForm({ identity, held, keyring, onDone }: IdentityFormProps) {
  const { t, failure: words } = useWords()
  const [written, setWritten] = useState(identity)
  const [password, setPassword] = useState('')
  const [readable, setReadable] = useState(held === 'readable')
  const { state, answer, test } = useAccountActions()
  const save = () => {
    const { server, ...rest } = written
    return call('identities.save', server ? { ...rest, server, readable, ...(password === '' ? {} : { password }) } : rest)
  }
  const tryServer = written.server && (
    <Button disabled={state !== 'idle'} onClick={() => written.server && void test({ ...written, ...written.server }, password === '' ? null : password, written.id)}>
      {t(state === 'testing' ? 'settings.testing' : 'settings.test')}
    </Button>
  )
  return (
    <EntryForm className="form" label={t('settings.identityForm')} disabled={state !== 'idle'} beside={tryServer} onSave={save} onDone={onDone}>
      {(failure) => (
        <>
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
          <IdentityServer
            address={written.address}
            server={written.server}
            password={password}
            readable={readable}
            isKept={held !== 'none' && held !== 'missing'}
            keyring={keyring}
            onServer={(server) => setWritten({ ...written, server })}
            onPassword={setPassword}
            onReadable={setReadable}
          />
          {answer && (
            <Notice tone={answer.tone} role={answer.tone === 'red' ? 'alert' : 'status'}>
              {answer.lines.join(' ')}
            </Notice>
          )}
        </>
      )}
    </EntryForm>
  )
}
