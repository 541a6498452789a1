import { useState } from 'react'
import type { Input } from '../../../shared/contract'
import type { Failure } from '../../../shared/result'
import { call } from '../../api/client'
import { useWords } from '../../i18n/provider'
import { Button, Field, TextField } from '../../ui/controls'

export type WrittenModule = Input<'modules.save'>

interface TextModuleFormProps {
  readonly module: WrittenModule
  readonly onDone: () => void
}

/** Where a failure of saving is said. */
const placeOf = (failure: Failure): 'name' | 'short' | 'text' => {
  if (failure.code === 'module-short-taken' || failure.params['field'] === 'short') return 'short'
  return failure.params['field'] === 'name' ? 'name' : 'text'
}

export function TextModuleForm({ module, onDone }: TextModuleFormProps) {
  const { t, failure: words } = useWords()
  const [written, setWritten] = useState(module)
  const [failure, setFailure] = useState<Failure | null>(null)
  const said = (place: 'name' | 'short' | 'text'): string | null => (failure && placeOf(failure) === place ? words(failure) : null)
  const save = async (): Promise<void> => {
    const saved = await call('modules.save', written)
    if (saved.ok) onDone()
    else setFailure(saved.error)
  }
  return (
    <form
      className="text-module-form"
      aria-label={t('settings.moduleForm')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField label={t('settings.moduleName')} value={written.name} error={said('name')} maxLength={100} required autoFocus onChange={(name) => setWritten({ ...written, name })} />
      <TextField
        label={t('settings.moduleShort')}
        hint={t('settings.moduleShortHint')}
        value={written.short}
        error={said('short')}
        maxLength={30}
        onChange={(short) => setWritten({ ...written, short: short.replace(/\s/gu, '') })}
      />
      <Field label={t('settings.moduleText')} error={said('text')}>
        {(own) => <textarea className="input" rows={6} value={written.text} maxLength={20_000} required spellCheck onChange={(event) => setWritten({ ...written, text: event.target.value })} {...own} />}
      </Field>
      <div className="form-actions">
        <Button kind="main" type="submit">
          {t('settings.save')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  )
}
