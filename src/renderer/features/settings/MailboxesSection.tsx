import { Pencil, Plus, RefreshCw, X } from 'lucide-react'
import { useState } from 'react'
import type { Mailbox, MailboxState } from '../../../shared/contract/mailboxes'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { Button, IconButton } from '../../ui/controls'
import { Failed, Loading, Notice } from '../../ui/states'
import { useRun, useToast } from '../../ui/toasts'
import { emptyMailbox, formOf, type MailboxForm } from './mailbox-form'
import { MailboxEditor } from './MailboxEditor'
import './mailboxes.css'

/** Where mails are fetched, and how each mailbox stands. */
export function MailboxesSection() {
  const { t } = useWords()
  const query = useCall('mailboxes.list', {})
  const account = useCall('account.get', {}).data?.account?.address ?? ''
  const [editing, setEditing] = useState<MailboxForm | null>(null)
  if (query.isPending) return <Loading rows={1} />
  if (query.isLoadingError) return <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />
  const { mailboxes, keyring } = query.data
  const isFetched = mailboxes.some(({ settings }) => settings.address.toLowerCase() === account.toLowerCase())
  const held = mailboxes.find(({ id }) => id === editing?.id)
  return (
    <>
      <p className="quiet">{t('mailboxes.intro')}</p>
      {mailboxes.length === 0 && <p>{t('mailboxes.none')}</p>}
      {mailboxes.length > 0 && (
        <ul className="folders" aria-label={t('mailboxes.list')}>
          {mailboxes.map((mailbox) => (
            <MailboxItem key={mailbox.id} mailbox={mailbox} onEdit={() => setEditing(formOf(mailbox))} />
          ))}
        </ul>
      )}
      {editing ? (
        <MailboxEditor key={editing.id ?? ''} begun={editing} kept={held?.password ?? 'none'} keyring={keyring} onClose={() => setEditing(null)} />
      ) : (
        <div className="form-actions">
          {account !== '' && !isFetched && (
            <Button icon={Plus} onClick={() => setEditing(emptyMailbox(account))}>
              {t('mailboxes.addKnown', { address: account })}
            </Button>
          )}
          <Button icon={Plus} onClick={() => setEditing(emptyMailbox(''))}>
            {t('mailboxes.add')}
          </Button>
        </div>
      )}
    </>
  )
}

function MailboxItem({ mailbox, onEdit }: { readonly mailbox: Mailbox; readonly onEdit: () => void }) {
  const { t, failure } = useWords()
  const run = useRun()
  const toast = useToast()
  const { id, settings, state, folders } = mailbox
  const { address } = settings
  const remove = async (): Promise<void> => {
    if (await run('mailboxes.remove', { id })) toast({ text: t('mailboxes.removed', { address }) })
  }
  return (
    <li className="folder" aria-label={address} data-testid="mailbox">
      <div className="folder-head">
        <strong>{address}</strong>
        <span className="mailbox-actions">
          <IconButton label={t('mailboxes.edit', { address })} icon={Pencil} onClick={onEdit} />
          <IconButton label={t('mailboxes.remove', { address })} icon={X} onClick={() => void remove()} />
        </span>
      </div>
      <StateLine state={state} onNow={() => void run('mailboxes.lookNow', { id })} />
      {folders
        .filter(({ code }) => code !== null)
        .map(({ path, code, params }) => (
          <Notice key={path} tone="warm">
            {t('mailboxes.folderTrouble', { folder: path, reason: failure({ code: code ?? 'internal', params }) })}
          </Notice>
        ))}
    </li>
  )
}

function StateLine({ state, onNow }: { readonly state: MailboxState; readonly onNow: () => void }) {
  const { t, failure, moment } = useWords()
  switch (state.kind) {
    case 'waiting':
      return <p className="quiet">{t('mailboxes.waiting')}</p>
    case 'syncing':
      return (
        <div className="mailbox-progress" role="status">
          <p className="quiet numbers">{t('mailboxes.syncing', { done: state.done, all: state.all })}</p>
          <progress max={state.all} value={state.done} aria-label={t('mailboxes.syncing', { done: state.done, all: state.all })} />
        </div>
      )
    case 'current':
      return <p className="quiet">{t('mailboxes.current')}</p>
    case 'away':
      return (
        <Notice
          tone="warm"
          role="status"
          action={
            <Button icon={RefreshCw} onClick={onNow}>
              {t('mailboxes.lookNow')}
            </Button>
          }
        >
          <p>{t('mailboxes.away', { since: moment(state.since) })}</p>
          <p>{failure({ code: state.code ?? 'internal', params: state.params })}</p>
        </Notice>
      )
  }
}
