import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../i18n/provider'
import { Button, TextField } from '../../ui/controls'
import { Dialog } from '../../ui/dialog'
import { Menu } from '../../ui/menu'
import { localMinute, momentOf, momentsAfter } from './schedule'

const hourMs = 3_600_000

/** Beside "send": the usual moments, and one of one's own. */
export function SendLater({ onSend }: { readonly onSend: (at: number) => void }) {
  const { t, moment } = useWords()
  const [choosing, setChoosing] = useState(false)
  const items = [
    ...momentsAfter(Date.now()).map((at) => ({ label: moment(at), run: () => onSend(at) })),
    { label: t('composer.laterOwn'), run: () => setChoosing(true) },
  ]
  return (
    <>
      <Menu label={t('composer.later')} icon={CalendarClock} items={items} />
      {choosing && <OwnMoment onClose={() => setChoosing(false)} onSend={onSend} />}
    </>
  )
}

interface OwnMomentProps {
  readonly onClose: () => void
  readonly onSend: (at: number) => void
}

function OwnMoment({ onClose, onSend }: OwnMomentProps) {
  const { t } = useWords()
  const [field, setField] = useState(() => localMinute(Date.now() + hourMs))
  const [missed, setMissed] = useState(false)
  const choose = (): void => {
    const at = momentOf(field)
    if (at === null || at <= Date.now()) {
      setMissed(true)
      return
    }
    onClose()
    onSend(at)
  }
  return (
    <Dialog
      title={t('composer.later')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="main" onClick={choose}>
            {t('composer.laterSend')}
          </Button>
        </>
      }
    >
      <TextField label={t('composer.moment')} type="datetime-local" min={localMinute(Date.now())} value={field} error={missed ? t('composer.momentMissed') : null} onChange={setField} />
    </Dialog>
  )
}
