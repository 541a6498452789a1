import { useState, type ReactNode } from 'react'
import type { Failure, Result } from '../../../shared/result'
import { useT } from '../../i18n/provider'
import { Button } from '../../ui/controls'

interface EntryFormProps {
  readonly label: string
  readonly className: string
  /** it cannot be saved as it stands, or not now */
  readonly disabled?: boolean
  /** buttons between saving and cancelling */
  readonly beside?: ReactNode
  readonly onSave: () => Promise<Result<unknown>>
  readonly onDone: () => void
  /** the fields; each says what of a failed saving is its own */
  readonly children: (failure: Failure | null) => ReactNode
}

/** One entry of a list in the settings, being written: saved and left, or left as it was. */
export function EntryForm({ label, className, disabled = false, beside, onSave, onDone, children }: EntryFormProps) {
  const t = useT()
  const [failure, setFailure] = useState<Failure | null>(null)
  const save = async (): Promise<void> => {
    if (disabled) return
    const saved = await onSave()
    if (saved.ok) onDone()
    else setFailure(saved.error)
  }
  return (
    <form
      className={className}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {children(failure)}
      <div className="form-actions">
        <Button kind="main" type="submit" disabled={disabled}>
          {t('settings.save')}
        </Button>
        {beside}
        <Button kind="quiet" onClick={onDone}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  )
}
