import { useState } from 'react'
import { useT } from '../../../i18n/provider'
import { Button, TextField } from '../../../ui/controls'
import { Dialog } from '../../../ui/dialog'
import { dateOf, dayOfDate } from './moments'

interface MomentDialogProps {
  readonly kind: 'due' | 'snooze'
  readonly dueOn: number | null
  readonly onClose: () => void
  readonly onDay: (day: number) => void
  readonly onMoment: (at: number) => void
}

/** A day or a moment that is not among the usual ones. */
export function MomentDialog({ kind, dueOn, onClose, onDay, onMoment }: MomentDialogProps) {
  const t = useT()
  const [value, setValue] = useState(kind === 'due' && dueOn !== null ? dateOf(dueOn) : '')
  const title = t(kind === 'due' ? 'work.dueTitle' : 'work.snoozeTitle')
  const take = (): void => {
    // Without a zone it is the time of this machine's own clock (ECMA-262, Date Time String Format).
    const at = kind === 'due' ? dayOfDate(value) : Date.parse(value)
    if (at === null || Number.isNaN(at)) return
    if (kind === 'due') onDay(at)
    else onMoment(at)
    onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          take()
        }}
      >
        <TextField label={title} type={kind === 'due' ? 'date' : 'datetime-local'} value={value} required onChange={setValue} />
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
