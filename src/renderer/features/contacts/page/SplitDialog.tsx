import { useState } from 'react'
import type { Output } from '../../../../shared/contract'
import { nameOf } from '../../../i18n/contact-name'
import { useT } from '../../../i18n/provider'
import { Button, TextField, Tick } from '../../../ui/controls'
import { Dialog } from '../../../ui/dialog'
import { useRun, useSayDone } from '../../../ui/toasts'
import { readableAddress } from '../card/kinds'

interface SplitDialogProps {
  readonly contact: Output<'contact.get'>
  readonly onSplit: (contactId: string) => void
  readonly onClose: () => void
}

/** Which addresses are another party's: that becomes a contact of its own, with all that came from there. */
export function SplitDialog({ contact, onSplit, onClose }: SplitDialogProps) {
  const t = useT()
  const run = useRun()
  const sayDone = useSayDone()
  const [name, setName] = useState('')
  const [going, setGoing] = useState<ReadonlySet<string>>(new Set())
  const split = async (): Promise<void> => {
    const done = await run('contact.split', { id: contact.id, addressIds: [...going], name })
    if (!done) return
    onClose()
    sayDone(t('contacts.splitDone'), done.changeId === null ? [] : [done.changeId])
    onSplit(done.contactId)
  }
  return (
    <Dialog title={t('contacts.splitTitle', { name: nameOf(contact) })} onClose={onClose}>
      <p className="quiet">{t('contacts.splitIntro')}</p>
      <form
        className="split"
        onSubmit={(event) => {
          event.preventDefault()
          void split()
        }}
      >
        <TextField label={t('contacts.splitName')} value={name} maxLength={200} onChange={setName} />
        <fieldset>
          <legend>{t('contacts.splitWhich')}</legend>
          {contact.addresses.map((address) => (
            <Tick
              key={address.id}
              checked={going.has(address.id)}
              onChange={(checked) => setGoing(new Set([...going].filter((id) => id !== address.id).concat(checked ? [address.id] : [])))}
            >
              <span className="numbers">{readableAddress(address)}</span> <span className="quiet">{t(`contact.${address.kind}`)}</span>
            </Tick>
          ))}
        </fieldset>
        <div className="dialog-actions">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button kind="main" type="submit" disabled={going.size === 0}>
            {t('contacts.splitDo')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
