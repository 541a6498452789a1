import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type { Output } from '../../../../shared/contract'
import { useT } from '../../../i18n/provider'
import { Button, IconButton, TextField } from '../../../ui/controls'
import { nameOf } from '../../../i18n/contact-name'
import { useContactActions } from './use-contact-actions'

/** The contact's name, changed in its place. */
export function ContactName({ contact }: { readonly contact: Output<'contact.get'> }) {
  const t = useT()
  const { rename } = useContactActions(contact.id)
  const [typed, setTyped] = useState<string | null>(null)
  if (typed === null) {
    return (
      <>
        <div className="contact-name">
          <h2>{nameOf(contact) || t('conversation.unknownContact')}</h2>
          <IconButton label={t('contact.rename')} icon={Pencil} onClick={() => setTyped(contact.name)} />
        </div>
        {contact.name === '' && nameOf(contact) !== '' && <p className="quiet">{t('conversation.unknownContact')}</p>}
      </>
    )
  }
  return (
    <form
      className="contact-form"
      onSubmit={(event) => {
        event.preventDefault()
        void rename(typed).then((done) => done && setTyped(null))
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        setTyped(null)
      }}
    >
      <TextField label={t('contact.name')} value={typed} maxLength={200} autoFocus onChange={setTyped} />
      <div className="contact-buttons">
        <Button kind="main" type="submit">
          {t('contact.save')}
        </Button>
        <Button kind="quiet" onClick={() => setTyped(null)}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  )
}
