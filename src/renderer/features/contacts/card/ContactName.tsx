import { Pencil } from 'lucide-react'
import { useState } from 'react'
import type { Output } from '../../../../shared/contract'
import { useT } from '../../../i18n/provider'
import { IconButton, TextField } from '../../../ui/controls'
import { nameOf } from '../../../i18n/contact-name'
import { CardForm } from './CardForm'
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
    <CardForm onSave={() => rename(typed)} onEnd={() => setTyped(null)}>
      <TextField label={t('contact.name')} value={typed} maxLength={200} autoFocus onChange={setTyped} />
    </CardForm>
  )
}
