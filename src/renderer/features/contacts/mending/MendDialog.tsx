import { useId, useState } from 'react'
import type { Output } from '../../../../shared/contract'
import { useCall } from '../../../api/use-call'
import { readableNumber } from '../../../../shared/text/readable-number'
import { useT } from '../../../i18n/provider'
import { Dialog } from '../../../ui/dialog'
import { Failed, Loading } from '../../../ui/states'
import { useRun, useSayDone } from '../../../ui/toasts'
import { ContactPicker, type Picked } from '../ContactPicker'

type Sender = Output<'sender.get'>
type Scope = Sender['scopes'][number]['scope']

interface MendDialogProps {
  readonly messageId: string
  /** where the message stands now */
  readonly onMended: (conversationId: string, messageId: string) => void
  readonly onClose: () => void
}

/** Whose a message really is, and what follows from that for all that comes. */
export function MendDialog({ messageId, onMended, onClose }: MendDialogProps) {
  const t = useT()
  const query = useCall('sender.get', { messageId }, { afresh: true })
  return (
    <Dialog title={t('contacts.mendTitle')} onClose={onClose}>
      {query.isPending && <Loading rows={2} />}
      {query.isLoadingError && <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />}
      {query.data && <Mending messageId={messageId} sender={query.data} onMended={onMended} onClose={onClose} />}
    </Dialog>
  )
}

function Mending({ messageId, sender, onMended, onClose }: MendDialogProps & { readonly sender: Sender }) {
  const t = useT()
  const run = useRun()
  const sayDone = useSayDone()
  const group = useId()
  const [scope, setScope] = useState<Scope>(sender.scopes[0]?.scope ?? 'message')
  const words = { number: readableNumber(sender.address), letterhead: sender.letterhead, station: sender.station, name: sender.name }
  const mend = async (to: Picked): Promise<void> => {
    const done = await run('sender.mend', { messageId, scope, to: to.id === null ? { name: to.name } : { id: to.id } })
    if (!done) return
    onClose()
    sayDone(t(scope === 'message' ? 'contacts.mendedOne' : 'contacts.mended', { name: to.name }), done.changeId === null ? [] : [done.changeId])
    onMended(done.conversationId, messageId)
  }
  return (
    <>
      <p className="quiet">{t('contacts.mendIntro', { name: sender.contact.name || words.number || t('conversation.unknownContact') })}</p>
      <ContactPicker without={sender.contact.id} newName={sender.letterhead || sender.station || sender.name} onPick={(picked) => void mend(picked)} />
      <fieldset className="mend-scopes">
        <legend>{t('contacts.mendWhat')}</legend>
        {sender.scopes.map(({ scope: one, messages }) => (
          <label key={one} className="mend-scope">
            <input type="radio" name={group} checked={one === scope} onChange={() => setScope(one)} />
            <span>
              <span>{t(scopeWords(one, sender), words)}</span>
              {one !== 'message' && <span className="quiet"> {t('contacts.scopeCount', { count: messages })}</span>}
            </span>
          </label>
        ))}
      </fieldset>
    </>
  )
}

function scopeWords(scope: Scope, { address }: Sender) {
  if (scope === 'address') return address.includes('@') ? 'contacts.scope-email' : 'contacts.scope-address'
  return scope === 'message' || scope === 'name' || address !== '' ? (`contacts.scope-${scope}` as const) : (`contacts.scope-${scope}-alone` as const)
}
