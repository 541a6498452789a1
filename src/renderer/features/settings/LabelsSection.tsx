import { Pencil, Plus, Tag, X } from 'lucide-react'
import { useState } from 'react'
import type { Colour } from '../../../shared/colours'
import type { Label } from '../../../shared/domain/work'
import { call } from '../../api/client'
import { useCall } from '../../api/use-call'
import { useT, useWords } from '../../i18n/provider'
import { Button, IconButton, TextField } from '../../ui/controls'
import { Failed, Loading } from '../../ui/states'
import { useRun, useSayDone } from '../../ui/toasts'
import { ColourChoice } from './ColourChoice'
import { EntryForm } from './EntryForm'
import './labels.css'

interface WrittenLabel {
  readonly id: string | null
  readonly name: string
  /** null: the one that fewest have */
  readonly colour: Colour | null
}

const fresh: WrittenLabel = { id: null, name: '', colour: null }

/** The labels of the house: added, named and coloured anew, removed; what is removed comes back with all that bore it. */
export function LabelsSection() {
  const t = useT()
  const query = useCall('labels.list', {})
  const [edited, setEdited] = useState<WrittenLabel | null>(null)
  if (query.isPending) return <Loading rows={1} />
  if (query.isLoadingError) return <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />
  const { labels } = query.data
  return (
    <>
      <p className="quiet">{t('settings.labelsIntro')}</p>
      {labels.length === 0 && !edited && <p>{t('settings.labelsNone')}</p>}
      {labels.length > 0 && (
        <ul className="labels" aria-label={t('settings.labels')}>
          {labels.map((label) => (
            <LabelItem key={label.id} label={label} onEdit={() => setEdited(label)} />
          ))}
        </ul>
      )}
      {edited ? (
        <LabelForm key={edited.id ?? 'new'} label={edited} onDone={() => setEdited(null)} />
      ) : (
        <div className="form-actions">
          <Button icon={Plus} onClick={() => setEdited(fresh)}>
            {t('settings.labelAdd')}
          </Button>
        </div>
      )}
    </>
  )
}

function LabelItem({ label, onEdit }: { readonly label: Label; readonly onEdit: () => void }) {
  const t = useT()
  const run = useRun()
  const sayDone = useSayDone()
  const { id, name, colour } = label
  const remove = async (): Promise<void> => {
    const removed = await run('labels.remove', { id })
    if (removed?.changeId != null) sayDone(t('settings.labelRemoved', { name, count: removed.conversations }), [removed.changeId])
  }
  return (
    <li data-testid="label" data-colour={colour}>
      <Tag size={16} aria-hidden />
      <strong className="cut">{name}</strong>
      <IconButton label={t('settings.labelEdit', { name })} icon={Pencil} onClick={onEdit} />
      <IconButton label={t('settings.labelRemove', { name })} icon={X} onClick={() => void remove()} />
    </li>
  )
}

function LabelForm({ label, onDone }: { readonly label: WrittenLabel; readonly onDone: () => void }) {
  const { t, failure: words } = useWords()
  const [written, setWritten] = useState(label)
  return (
    <EntryForm className="label-form" label={t('settings.labelForm')} onSave={() => call('labels.save', written)} onDone={onDone}>
      {(failure) => (
        <>
          <TextField label={t('work.labelName')} value={written.name} error={failure && words(failure)} maxLength={40} required autoFocus onChange={(name) => setWritten({ ...written, name })} />
          <ColourChoice value={written.colour} onChange={(colour) => setWritten({ ...written, colour })} />
        </>
      )}
    </EntryForm>
  )
}
