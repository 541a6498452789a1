import { useState } from 'react'
import { useT } from '../../../i18n/provider'
import { Button, TextField } from '../../../ui/controls'
import { Dialog } from '../../../ui/dialog'
import { useRun, useSayDone } from '../../../ui/toasts'

interface AddContactProps {
  /** what was looked for and not found */
  readonly typed: string
  readonly onAdded: (id: string) => void
  readonly onClose: () => void
}

/** Somebody who has not written yet; addresses are entered on the page that follows. */
export function AddContact({ typed, onAdded, onClose }: AddContactProps) {
  const t = useT()
  const run = useRun()
  const sayDone = useSayDone()
  const [name, setName] = useState(typed.trim())
  const add = async (): Promise<void> => {
    const added = await run('contact.add', { name })
    if (!added) return
    sayDone(t('contacts.added', { name: name.trim() }), [added.changeId])
    onClose()
    onAdded(added.id)
  }
  return (
    <Dialog title={t('contacts.add')} onClose={onClose}>
      <form
        className="contact-form"
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <TextField label={t('contact.name')} hint={t('contacts.addHint')} value={name} maxLength={200} required onChange={setName} />
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="main" type="submit">
            {t('contacts.addDo')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
