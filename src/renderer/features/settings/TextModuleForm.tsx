import { useState } from 'react'
import type { Input } from '../../../shared/contract'
import type { Failure } from '../../../shared/result'
import { call } from '../../api/client'
import { useWords } from '../../i18n/provider'
import { Field, TextField } from '../../ui/controls'
import { EntryForm } from './EntryForm'

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
  const said = (failure: Failure | null, place: ReturnType<typeof placeOf>): string | null => (failure && placeOf(failure) === place ? words(failure) : null)
  return (
    <EntryForm className="text-module-form" label={t('settings.moduleForm')} onSave={() => call('modules.save', written)} onDone={onDone}>
      {(failure) => (
        <>
          <TextField label={t('settings.moduleName')} value={written.name} error={said(failure, 'name')} maxLength={100} required autoFocus onChange={(name) => setWritten({ ...written, name })} />
          <TextField
            label={t('settings.moduleShort')}
            hint={t('settings.moduleShortHint')}
            value={written.short}
            error={said(failure, 'short')}
            maxLength={30}
            onChange={(short) => setWritten({ ...written, short: short.replace(/\s/gu, '') })}
          />
          <Field label={t('settings.moduleText')} error={said(failure, 'text')}>
            {(own) => <textarea className="input" rows={6} value={written.text} maxLength={20_000} required spellCheck onChange={(event) => setWritten({ ...written, text: event.target.value })} {...own} />}
          </Field>
        </>
      )}
    </EntryForm>
  )
}
