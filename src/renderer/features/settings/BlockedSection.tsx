import { AtSign, Globe, Plus, Printer, X, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import type { BlockedKind, BlockedSender } from '../../../shared/domain/blocked'
import { call } from '../../api/client'
import { useCall } from '../../api/use-call'
import { readableNumber } from '../../../shared/text/readable-number'
import { useT, useWords } from '../../i18n/provider'
import { Button, IconButton, SelectField, TextField, Tick } from '../../ui/controls'
import { Failed, Loading } from '../../ui/states'
import { useRun, useSayDone } from '../../ui/toasts'
import { EntryForm } from './EntryForm'
import './blocked.css'

const icons: Readonly<Record<BlockedKind, LucideIcon>> = { email: AtSign, domain: Globe, fax: Printer, 'fax-name': Printer }

/** Whose messages go to junk, how many have since, and the way back. */
export function BlockedSection() {
  const t = useT()
  const query = useCall('blocked.list', {}, { afresh: true })
  const [adding, setAdding] = useState(false)
  if (query.isPending) return <Loading rows={1} />
  if (query.isLoadingError) return <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />
  const { senders } = query.data
  return (
    <>
      <p className="quiet">{t('blocking.intro')}</p>
      {senders.length === 0 && !adding && <p>{t('blocking.none')}</p>}
      {senders.length > 0 && (
        <ul className="blocked" aria-label={t('blocking.list')}>
          {senders.map((sender) => (
            <BlockedItem key={sender.id} sender={sender} />
          ))}
        </ul>
      )}
      {adding ? (
        <BlockForm onDone={() => setAdding(false)} />
      ) : (
        <div className="form-actions">
          <Button icon={Plus} onClick={() => setAdding(true)}>
            {t('blocking.add')}
          </Button>
        </div>
      )}
    </>
  )
}

function BlockedItem({ sender: { id, kind, value, at, person, held } }: { readonly sender: BlockedSender }) {
  const { t, short } = useWords()
  const run = useRun()
  const sayDone = useSayDone()
  const Icon = icons[kind]
  const shown = kind === 'fax' ? readableNumber(value) : value
  const lift = async (): Promise<void> => {
    const done = await run('blocked.lift', { id })
    if (done?.changeId) sayDone(t('blocking.lifted', { value: shown }), [done.changeId])
  }
  const when = short(at)
  return (
    <li data-testid="blocked">
      <Icon size={16} aria-hidden />
      <span className="blocked-words">
        <strong className="cut numbers">{kind === 'fax' || kind === 'email' ? shown : t(`blocking.${kind}`, { value: shown })}</strong>
        <span className="quiet numbers">
          {person ? t('blocking.sinceBy', { when, name: person.name }) : t('blocking.since', { when })} · {t('blocking.heldCount', { count: held })}
        </span>
      </span>
      <IconButton label={t('blocking.liftOf', { value: shown })} icon={X} onClick={() => void lift()} />
    </li>
  )
}

function BlockForm({ onDone }: { readonly onDone: () => void }) {
  const { t, failure: words } = useWords()
  const sayDone = useSayDone()
  const [kind, setKind] = useState<BlockedKind>('email')
  const [value, setValue] = useState('')
  const [past, setPast] = useState(true)
  const save = async () => {
    const done = await call('blocked.add', { kind, value, past, conversationId: null })
    if (done.ok) sayDone(t('blocking.said', { value: value.trim(), count: done.value.conversations }), done.value.changeIds)
    return done
  }
  return (
    <EntryForm className="blocked-form" label={t('blocking.add')} disabled={value.trim() === ''} onSave={save} onDone={onDone}>
      {(failure) => (
        <>
          <SelectField
            label={t('blocking.kind')}
            value={kind}
            options={[
              { value: 'email', label: t('blocking.kindEmail') },
              { value: 'domain', label: t('blocking.kindDomain') },
              { value: 'fax', label: t('blocking.kindFax') },
              { value: 'fax-name', label: t('blocking.kindFaxName') },
            ]}
            onChange={setKind}
          />
          <TextField label={t('blocking.value')} value={value} error={failure && words(failure)} maxLength={320} required autoFocus onChange={setValue} />
          <Tick checked={past} onChange={setPast}>
            {t('blocking.pastUnknown')}
          </Tick>
        </>
      )}
    </EntryForm>
  )
}
