import { useState, type FormEvent } from 'react'
import type { Output } from '../../../shared/contract'
import type { AccountSettings } from '../../../shared/contract/settings'
import { useT } from '../../i18n/provider'
import { Button, Field, SelectField, TextField, Tick } from '../../ui/controls'
import { Notice } from '../../ui/states'
import { emptyAccount, portOf, withAddress, withTls } from './account-form'
import { useAccountActions } from './use-account-actions'

export function AccountForm({ held }: { readonly held: Output<'account.get'> }) {
  const t = useT()
  const [account, setAccount] = useState(held.account ?? emptyAccount)
  const [port, setPort] = useState(String(account.port))
  const [password, setPassword] = useState('')
  const [readable, setReadable] = useState(held.password === 'readable')
  const { state, answer, find, save, test } = useAccountActions()
  const set = <K extends keyof AccountSettings>(key: K, value: AccountSettings[K]): void => {
    setAccount((known) => ({ ...known, [key]: value }))
  }
  const current = (): AccountSettings => ({ ...account, port: portOf(port) ?? account.port })
  const fill = async (ask: boolean): Promise<void> => {
    const server = await find(account.address, ask)
    if (!server) return
    setAccount((known) => ({ ...known, ...server }))
    setPort(String(server.port))
  }
  const typedPassword = password === '' ? null : password
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void save(current(), typedPassword, readable).then((saved) => {
      if (saved) setPassword('')
    })
  }

  return (
    <form className="form" onSubmit={submit}>
      <div className="form-pair">
        <TextField label={t('settings.accountName')} hint={t('settings.accountNameHint')} value={account.name} autoComplete="name" onChange={(value) => set('name', value)} />
        <TextField
          label={t('settings.address')}
          value={account.address}
          inputMode="email"
          autoComplete="email"
          required
          onChange={(value) => setAccount((known) => withAddress(known, value))}
          onBlur={() => void (account.host === '' && account.address.includes('@') && fill(false))}
        />
      </div>
      <div className="form-actions mailbox-find">
        <Button disabled={state !== 'idle' || !account.address.includes('@')} onClick={() => void fill(true)}>
          {t(state === 'finding' ? 'mailboxes.finding' : 'mailboxes.find')}
        </Button>
        <p className="field-hint">{t('mailboxes.findHint')}</p>
      </div>
      <TextField label={t('settings.host')} hint={t('settings.hostHint')} value={account.host} required onChange={(value) => set('host', value)} />
      <div className="form-pair">
        <SelectField
          label={t('settings.tls')}
          value={account.tls}
          options={[
            { value: 'tls', label: t('settings.tlsTls') },
            { value: 'starttls', label: t('settings.tlsStarttls') },
            { value: 'none', label: t('settings.tlsNone') },
          ]}
          onChange={(tls) => {
            const next = withTls(current(), tls)
            setAccount(next)
            setPort(String(next.port))
          }}
        />
        <TextField label={t('settings.port')} value={port} inputMode="numeric" className="input numbers" pattern="[0-9]{1,5}" required onChange={setPort} />
      </div>
      {account.tls === 'none' && <Notice tone="warm">{t('settings.tlsNoneWarning')}</Notice>}
      <div className="form-pair">
        <TextField label={t('settings.user')} value={account.user} autoComplete="username" onChange={(value) => set('user', value)} />
        <TextField
          label={t('settings.password')}
          type="password"
          value={password}
          autoComplete="off"
          hint={held.password === 'none' || held.password === 'missing' ? undefined : t('settings.passwordKept')}
          onChange={setPassword}
        />
      </div>
      {!held.keyring && (
        <Tick checked={readable} onChange={setReadable}>
          <strong>{t('settings.readable')}</strong>
          <br />
          <span className="quiet">{t('settings.readableHint')}</span>
        </Tick>
      )}
      <Field label={t('settings.signature')} hint={t('settings.signatureHint')}>
        {(own) => <textarea className="input" rows={4} value={account.signature} onChange={(event) => set('signature', event.target.value)} {...own} />}
      </Field>
      {answer && (
        <Notice tone={answer.tone} role={answer.tone === 'red' ? 'alert' : 'status'}>
          {answer.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      <div className="form-actions">
        <Button kind="main" type="submit" disabled={state !== 'idle'}>
          {t('settings.save')}
        </Button>
        <Button disabled={state !== 'idle'} onClick={() => void test(current(), typedPassword)}>
          {t(state === 'testing' ? 'settings.testing' : 'settings.test')}
        </Button>
      </div>
    </form>
  )
}
