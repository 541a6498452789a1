import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { AddressKind } from '../../../../shared/domain/contact'
import { useT } from '../../../i18n/provider'
import { Button, SelectField, TextField } from '../../../ui/controls'
import { CardForm } from './CardForm'
import { addressKinds } from './kinds'
import { useContactActions } from './use-contact-actions'

/** An address that somebody knows, typed in. */
export function AddressForm({ contactId }: { readonly contactId: string }) {
  const t = useT()
  const { enter } = useContactActions(contactId)
  const [kind, setKind] = useState<AddressKind>('email')
  const [typed, setTyped] = useState<string | null>(null)
  if (typed === null) {
    return (
      <Button kind="link" icon={Plus} className="contact-add" onClick={() => setTyped('')}>
        {t('contact.add')}
      </Button>
    )
  }
  return (
    <CardForm label={t('contact.add')} onSave={() => enter(kind, typed)} onEnd={() => setTyped(null)}>
      <SelectField label={t('contact.kind')} value={kind} options={addressKinds.map((value) => ({ value, label: t(`contact.${value}`) }))} onChange={setKind} />
      <TextField label={t(`contact.${kind}`)} value={typed} maxLength={320} autoFocus required onChange={setTyped} />
    </CardForm>
  )
}
