import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import type { ContactsForm, ImportPreview } from '../../../../shared/contract/contact-files'
import { useWords } from '../../../i18n/provider'
import { Menu } from '../../../ui/menu'
import { useRun, useToast } from '../../../ui/toasts'
import { ImportDialog } from './ImportDialog'

/** Contacts from a file and into one. */
export function ContactFiles() {
  const { t } = useWords()
  const run = useRun()
  const write = useExport()
  const [preview, setPreview] = useState<ImportPreview | null>(null)
  return (
    <>
      <Menu
        label={t('contacts.files')}
        icon={Ellipsis}
        items={[
          { label: t('contacts.importFile'), run: () => void run('desktop.readContacts', {}).then(setPreview) },
          { label: t('contacts.exportVcard'), run: () => write('vcard', null) },
          { label: t('contacts.exportCsv'), run: () => write('csv', null) },
        ]}
      />
      {preview && <ImportDialog preview={preview} onClose={() => setPreview(null)} />}
    </>
  )
}

/** Writes contacts, or all, where somebody says in the system's dialog. */
export function useExport(): (form: ContactsForm, ids: readonly string[] | null) => void {
  const { t, language } = useWords()
  const run = useRun()
  const toast = useToast()
  return (form, ids) => {
    void run('desktop.exportContacts', { form, ids: ids === null ? null : [...ids], language }).then((done) => {
      if (done) toast({ text: t('contacts.exported', { count: done.count, path: done.path }), lasts: 8_000 })
    })
  }
}
