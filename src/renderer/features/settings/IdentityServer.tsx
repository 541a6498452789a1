import { useState } from 'react'
import type { SendingServer } from '../../../shared/domain/identity'
import { useT } from '../../i18n/provider'
import { SelectField, TextField, Tick } from '../../ui/controls'
import { Notice } from '../../ui/states'
import { portOf, usualServer, withTls } from './account-form'

interface IdentityServerProps {
  /** the address that it sends for: nearly always the user, too */
  readonly address: string
  readonly server: SendingServer | undefined
  readonly password: string
  readonly readable: boolean
  readonly isKept: boolean
  readonly keyring: boolean
  readonly onServer: (server: SendingServer | undefined) => void
  readonly onPassword: (password: string) => void
  readonly onReadable: (readable: boolean) => void
}

/** Over which server a sender's mails go: the account's, or one of its own. */
export function IdentityServer({ address, server, password, readable, isKept, keyring, onServer, onPassword, onReadable }: IdentityServerProps) {
  const t = useT()
  const [port, setPort] = useState(String(server?.port ?? usualServer.port))
  const change = (next: SendingServer): void => {
    onServer(next)
    setPort(String(next.port))
  }
  return (
    <>
      <SelectField
        label={t('settings.identityRoute')}
        value={server ? 'own' : 'account'}
        options={[
          { value: 'account', label: t('settings.identityRouteAccount') },
          { value: 'own', label: t('settings.identityRouteOwn') },
        ]}
        onChange={(route) => (route === 'own' ? change({ ...usualServer, user: address.trim() }) : onServer(undefined))}
      />
      {server && (
        <>
          <TextField label={t('settings.host')} hint={t('settings.hostHint')} value={server.host} maxLength={255} required onChange={(host) => onServer({ ...server, host })} />
          <div className="form-pair">
            <SelectField
              label={t('settings.tls')}
              value={server.tls}
              options={[
                { value: 'tls', label: t('settings.tlsTls') },
                { value: 'starttls', label: t('settings.tlsStarttls') },
                { value: 'none', label: t('settings.tlsNone') },
              ]}
              onChange={(tls) => change(withTls(server, tls))}
            />
            <TextField
              label={t('settings.port')}
              value={port}
              inputMode="numeric"
              className="input numbers"
              pattern="[0-9]{1,5}"
              required
              onChange={(typed) => {
                setPort(typed)
                onServer({ ...server, port: portOf(typed) ?? server.port })
              }}
            />
          </div>
          {server.tls === 'none' && <Notice tone="warm">{t('settings.tlsNoneWarning')}</Notice>}
          <div className="form-pair">
            <TextField label={t('settings.user')} value={server.user} maxLength={320} autoComplete="off" onChange={(user) => onServer({ ...server, user })} />
            <TextField label={t('settings.password')} type="password" value={password} autoComplete="off" hint={isKept ? t('settings.passwordKept') : undefined} onChange={onPassword} />
          </div>
          {!keyring && (
            <Tick checked={readable} onChange={onReadable}>
              <strong>{t('settings.readable')}</strong>
              <br />
              <span className="quiet">{t('settings.readableHint')}</span>
            </Tick>
          )}
        </>
      )}
    </>
  )
}
