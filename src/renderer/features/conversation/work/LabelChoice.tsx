import { Tag, X } from 'lucide-react'
import { useState } from 'react'
import type { Label } from '../../../../shared/domain/work'
import { useCall } from '../../../api/use-call'
import { useT } from '../../../i18n/provider'
import { Button, TextField } from '../../../ui/controls'
import { Dialog } from '../../../ui/dialog'
import { Menu } from '../../../ui/menu'
import { useRun } from '../../../ui/toasts'

interface LabelChoiceProps {
  readonly labels: readonly Label[]
  readonly onChange: (labelId: string, on: boolean) => void
}

/** The labels of a conversation, each with its way off, and the menu of all of them; a new one is made in passing. */
export function LabelChoice({ labels, onChange }: LabelChoiceProps) {
  const t = useT()
  const all = useCall('labels.list', {}).data?.labels ?? []
  const [naming, setNaming] = useState(false)
  const has = (id: string): boolean => labels.some((label) => label.id === id)
  return (
    <>
      <Menu
        label={t('work.labels')}
        icon={Tag}
        command="label"
        items={[
          ...all.map(({ id, name }) => ({ label: name, checked: has(id), run: () => onChange(id, !has(id)) })),
          { label: t('work.newLabel'), run: () => setNaming(true) },
        ]}
      />
      {labels.map(({ id, name, colour }) => (
        <span key={id} className="label-chip" data-colour={colour}>
          <span className="cut">{name}</span>
          <button type="button" aria-label={t('work.labelTake', { name })} title={t('work.labelTake', { name })} onClick={() => onChange(id, false)}>
            <X size={12} aria-hidden />
          </button>
        </span>
      ))}
      {naming && <NewLabel onClose={() => setNaming(false)} onMade={(id) => onChange(id, true)} />}
    </>
  )
}

function NewLabel({ onClose, onMade }: { readonly onClose: () => void; readonly onMade: (id: string) => void }) {
  const t = useT()
  const run = useRun()
  const [name, setName] = useState('')
  const make = async (): Promise<void> => {
    const saved = await run('labels.save', { id: null, name, colour: null })
    if (!saved) return
    onMade(saved.id)
    onClose()
  }
  return (
    <Dialog title={t('work.labelName')} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        <TextField label={t('work.labelName')} value={name} maxLength={40} required onChange={setName} />
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="main" type="submit">
            {t('work.take')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
