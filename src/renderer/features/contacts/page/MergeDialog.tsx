import type { Output } from '../../../../shared/contract'
import { nameOf } from '../../../i18n/contact-name'
import { useT } from '../../../i18n/provider'
import { Dialog } from '../../../ui/dialog'
import { useContactActions } from '../card/use-contact-actions'
import { ContactPicker } from '../ContactPicker'

/** Which other contact is the same party. */
export function MergeDialog({ contact, onClose }: { readonly contact: Output<'contact.get'>; readonly onClose: () => void }) {
  const t = useT()
  const { merge } = useContactActions(contact.id)
  return (
    <Dialog title={t('contacts.mergeTitle', { name: nameOf(contact) || t('conversation.unknownContact') })} onClose={onClose}>
      <p className="quiet">{t('contacts.mergeIntro')}</p>
      <ContactPicker
        without={contact.id}
        newName={null}
        onPick={({ id, name }) => {
          onClose()
          if (id !== null) void merge({ id, name })
        }}
      />
    </Dialog>
  )
}
