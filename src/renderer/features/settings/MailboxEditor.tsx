import { useState, type FormEvent } from 'react'
import type { Mailbox } from '../../../shared/contract/mailboxes'
import { useWords } from '../../i18n/provider'
import { Button, SelectField, TextField, Tick } from '../../ui/controls'
import { Notice } from '../../ui/states'
import { portOf } from './account-form'
import { isComplete, withAddress, withTls, type MailboxForm } from './mailbox-form'
import { MailboxFolders } from './MailboxFolders'
import { useMailboxActions } from './use-mailbox-actions'

interface MailboxEditorProps {
  readonly begun: MailboxForm
  readonly kept: Mailbox['password']
  readonly keyring: boolean
  readonly onClose: () => void
}

/** A new mailbox, or one that is changed. */
export function MailboxEditor({ begun, kept, keyring, onClose }: MailboxEditorProps) {
  const { t } = useWords()
  const [settings, setSettings] = useState(begun.settings)
  const [port, setPort] = useState(String(begun.settings.port))
  const [chosen, setChosen] = useState(begun.chosen)
  const [password, setPassword] = useState('')
  const [readable, setReadable] = useState(kept === 'readable')
  const actions = useMailboxActions(begun.id)
  const { state, answer, found } = actions
  const current = { ...settings, port: portOf(port) ?? settings.port }
  const typed = password === '' ? null : password
  const idle = state === 'idle'

  const fill = async (ask: boolean): Promise<void> => {
    const next = await actions.find(settings.address, ask)
    if (!next) return
    setSettings(next)
    setPort(String(next.port))
  }
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (await actions.save({ ...begun, settings: current, chosen }, typed, readable)) onClose()
  }
  return (
    <form className="form mailbox-editor" onSubmit={(event) => void submit(event)}>
      <h3>{begun.id === null ? t('mailboxes.newTitle') : begun.settings.address}</h3>
      <div className="form-pair">
        <TextField
          label={t('mailboxes.address')}
          value={settings.address}
          inputMode="email"
          autoComplete="email"
          autoFocus
          required
          onChange={(value) => setSettings((known) => withAddress(known, value))}
          onBlur={() => void (settings.host === '' && settings.address.includes('@') && fill(false))}
        />
        <TextField
          label={t('mailboxes.password')}
          type="password"
          value={password}
          autoComplete="off"
          required={kept === 'none' || kept === 'missing'}
          hint={kept === 'none' || kept === 'missing' ? undefined : t('settings.passwordKept')}
          onChange={setPassword}
        />
      </div>
      {!keyring && (
        <Tick checked={readable} onChange={setReadable}>
          <strong>{t('settings.readable')}</strong>
          <br />
          <span className="quiet">{t('settings.readableHint')}</span>
        </Tick>
      )}
      <div className="form-actions mailbox-find">
        <Button disabled={!idle || !settings.address.includes('@')} onClick={() => void fill(true)}>
          {t(state === 'finding' ? 'mailboxes.finding' : 'mailboxes.find')}
        </Button>
        <p className="field-hint">{t('mailboxes.findHint')}</p>
      </div>
      <div className="form-pair">
        <TextField label={t('mailboxes.host')} value={settings.host} required onChange={(host) => setSettings((known) => ({ ...known, host }))} />
        <TextField label={t('settings.user')} value={settings.user} autoComplete="username" required onChange={(user) => setSettings((known) => ({ ...known, user }))} />
      </div>
      <div className="form-pair">
        <SelectField
          label={t('settings.tls')}
          value={settings.tls}
          options={[
            { value: 'tls', label: t('mailboxes.tlsTls') },
            { value: 'starttls', label: t('mailboxes.tlsStarttls') },
            { value: 'none', label: t('mailboxes.tlsNone') },
          ]}
          onChange={(tls) => {
            const next = withTls(current, tls)
            setSettings(next)
            setPort(String(next.port))
          }}
        />
        <TextField label={t('settings.port')} value={port} inputMode="numeric" className="input numbers" pattern="[0-9]{1,5}" required onChange={setPort} />
      </div>
      {settings.tls === 'none' && <Notice tone="warm">{t('settings.tlsNoneWarning')}</Notice>}
      {answer && (
        <Notice tone={answer.tone} role={answer.tone === 'red' ? 'alert' : 'status'}>
          {answer.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      <MailboxFolders found={found} chosen={chosen} onChange={setChosen} />
      <div className="form-actions">
        <Button kind="main" type="submit" disabled={!idle || !isComplete(chosen)}>
          {t('settings.save')}
        </Button>
        <Button disabled={!idle || settings.host === '' || settings.user === ''} onClick={() => void actions.test(current, typed)}>
          {t(state === 'testing' ? 'settings.testing' : 'mailboxes.test')}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  )
}
