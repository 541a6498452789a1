import { useState, type FormEvent } from 'react'
import { call } from '../../api/client'
import { useWords } from '../../i18n/provider'
import { Button, Field, SelectField, TextField } from '../../ui/controls'
import { Notice } from '../../ui/states'
import { useToast } from '../../ui/toasts'
import { numberings, patternOf, placeholderList, placeholderWord, toSave, type GatewayForm } from './gateway-form'
import { GatewayTry } from './GatewayTry'

interface GatewayEditorProps {
  readonly begun: GatewayForm
  readonly onClose: () => void
}

/** A pattern as a person types it, with what it reads shown beside as it is typed. */
export function GatewayEditor({ begun, onClose }: GatewayEditorProps) {
  const { t, language, failure } = useWords()
  const toast = useToast()
  const [form, setForm] = useState(begun)
  const [error, setError] = useState<string | null>(null)
  const set = (changed: Partial<GatewayForm>): void => setForm((known) => ({ ...known, ...changed }))
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const saved = await call('gateways.save', toSave(t, form))
    if (!saved.ok) {
      setError(failure(saved.error))
      return
    }
    toast({ text: t('gateways.saved') })
    onClose()
  }
  const word = (name: 'number' | 'name' | 'date' | 'time' | 'pages'): string => placeholderWord(t, name)
  const countries = new Intl.DisplayNames([language], { type: 'region' })
  return (
    <form className="form gateway-editor" aria-label={t('gateways.newTitle')} onSubmit={(event) => void submit(event)}>
      <h3>{t('gateways.newTitle')}</h3>
      <div className="form-pair">
        <TextField label={t('gateways.name')} hint={t('gateways.nameHint')} value={form.name} maxLength={100} required autoFocus onChange={(name) => set({ name })} />
        <SelectField
          label={t('gateways.means')}
          value={form.means}
          options={[
            { value: 'fax', label: t('gateways.meansFax') },
            { value: 'missed', label: t('gateways.meansMissed') },
            { value: 'sent', label: t('gateways.meansSent') },
            { value: 'failed', label: t('gateways.meansFailed') },
            { value: 'delayed', label: t('gateways.meansDelayed') },
          ]}
          onChange={(means) => set({ means })}
        />
      </div>
      <p className="field-hint">{t('gateways.how', { placeholders: placeholderList(t) })}</p>
      <Lines label={t('gateways.subject')} hint={t('gateways.subjectHint', { example: `Fax-Service: ${word('pages')} S. ${word('number')}` })} value={form.subject} onChange={(subject) => set({ subject })} />
      <Lines label={t('gateways.sender')} hint={t('gateways.senderHint')} value={form.sender} onChange={(sender) => set({ sender })} />
      <details>
        <summary>{t('gateways.more')}</summary>
        <div className="form">
          <Lines label={t('gateways.says')} hint={t('gateways.saysHint', { example: `CSID: ${word('name')}` })} value={form.says} onChange={(says) => set({ says })} />
          <Lines label={t('gateways.file')} hint={t('gateways.fileHint', { example: `${word('date')}_${word('time')}_${word('number')}.pdf` })} value={form.file} onChange={(file) => set({ file })} />
          <Lines label={t('gateways.text')} value={form.text} onChange={(text) => set({ text })} />
          <SelectField
            label={t('gateways.numbering')}
            value={form.numbering}
            options={numberings.map((value) => ({ value, label: value === 'none' ? t('gateways.numberingNone') : (countries.of(value) ?? value) }))}
            onChange={(numbering) => set({ numbering })}
          />
        </div>
      </details>
      <fieldset className="gateway-try">
        <legend>{t('gateways.try')}</legend>
        <GatewayTry pattern={patternOf(t, form)} />
      </fieldset>
      {error && (
        <Notice tone="red" role="alert">
          {error}
        </Notice>
      )}
      <div className="form-actions">
        <Button kind="main" type="submit">
          {t('gateways.save')}
        </Button>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
      </div>
    </form>
  )
}

interface LinesProps {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Templates, one a line. */
function Lines({ label, hint, value, onChange }: LinesProps) {
  return (
    <Field label={label} hint={hint}>
      {(own) => <textarea className="input" rows={Math.min(6, value.split('\n').length)} spellCheck={false} value={value} onChange={(event) => onChange(event.target.value)} {...own} />}
    </Field>
  )
}
