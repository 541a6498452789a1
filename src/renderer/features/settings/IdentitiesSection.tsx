import { Pencil, Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import type { Output } from '../../../shared/contract'
import type { Identity } from '../../../shared/domain/identity'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { Button, IconButton } from '../../ui/controls'
import { Failed, Loading } from '../../ui/states'
import { useRun, useToast } from '../../ui/toasts'
import { IdentityForm, type WrittenIdentity } from './IdentityForm'
import './identities.css'

const fresh: WrittenIdentity = { id: null, name: '', address: '', signature: '' }

/** Under which names and addresses the office writes: shown, added, changed, removed, and which one new messages take. */
export function IdentitiesSection() {
  const { t } = useWords()
  const group = useId()
  const query = useCall('identities.list', {})
  const [edited, setEdited] = useState<WrittenIdentity | null>(null)
  if (query.isPending) return <Loading rows={1} />
  if (query.isLoadingError) return <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />
  const { identities, standard, keyring } = query.data
  if (identities.length === 0) return <p className="quiet">{t('settings.identitiesNoAccount')}</p>
  return (
    <>
      <p className="quiet">{t('settings.identitiesIntro')}</p>
      <ul className="identities" aria-label={t('settings.identities')}>
        {identities.map((identity, index) => (
          <IdentityItem key={identity.id} identity={identity} isAccount={index === 0} standard={standard} alone={identities.length === 1} group={group} onEdit={setEdited} />
        ))}
      </ul>
      {edited ? (
        <IdentityForm key={edited.id ?? 'new'} identity={edited} held={identities.find(({ id }) => id === edited.id)?.password ?? 'none'} keyring={keyring} onDone={() => setEdited(null)} />
      ) : (
        <div className="form-actions">
          <Button icon={Plus} onClick={() => setEdited(fresh)}>
            {t('settings.identityAdd')}
          </Button>
        </div>
      )}
    </>
  )
}

type Listed = Output<'identities.list'>['identities'][number]

const isKept = (password: Listed['password']): boolean => password !== 'none' && password !== 'missing'

interface IdentityItemProps {
  readonly identity: Listed
  /** the account's own, which is changed there */
  readonly isAccount: boolean
  readonly standard: Identity['id']
  readonly alone: boolean
  /** the name that the choice of the standard one goes by */
  readonly group: string
  readonly onEdit: (written: WrittenIdentity) => void
}

function IdentityItem({ identity, isAccount, standard, alone, group, onEdit }: IdentityItemProps) {
  const { t } = useWords()
  const run = useRun()
  const toast = useToast()
  const { id, name, address, signature, server, password } = identity
  const written: WrittenIdentity = { id: null, name, address, signature, ...(server ? { server } : {}) }
  const lacks = server !== undefined && server.user !== '' && !isKept(password)
  const shown = name === '' ? address : name

  const bringBack = async (): Promise<void> => {
    const back = await run('identities.save', written)
    if (back && id === standard) await run('identities.standard', back)
  }
  const remove = async (): Promise<void> => {
    if (!(await run('identities.remove', { id }))) return
    toast({ text: t('settings.identityRemoved'), action: { label: t('app.undo'), run: () => void bringBack() } })
  }
  return (
    <li className="identity" aria-label={shown} data-testid="identity">
      <div className="identity-words">
        <strong className="cut">{shown}</strong>
        <span className="quiet cut">{isAccount ? t('settings.identityOwn', { address }) : server ? t('settings.identityOver', { address, host: server.host }) : address}</span>
        {lacks && <span className="identity-lacks">{t('settings.identityLacks')}</span>}
      </div>
      {!alone && (
        <label className="identity-standard">
          <input type="radio" name={group} checked={id === standard} aria-label={t('settings.identityStandardOf', { name: shown })} onChange={() => void run('identities.standard', { id })} />
          {t('settings.identityStandard')}
        </label>
      )}
      {!isAccount && (
        <>
          <IconButton label={t('settings.identityEdit', { name: shown })} icon={Pencil} onClick={() => onEdit({ ...written, id })} />
          <IconButton label={t('settings.identityRemove', { name: shown })} icon={X} onClick={() => void remove()} />
        </>
      )}
    </li>
  )
}
