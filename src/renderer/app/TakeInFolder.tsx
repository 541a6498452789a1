import { FolderInput } from 'lucide-react'
import { useT } from '../i18n/provider'
import { IconButton } from '../ui/controls'
import { useRun, useToast } from '../ui/toasts'

/** A folder with all that is in it, a Maildir say: where a dialog chooses files, it cannot choose folders. */
export function TakeInFolder() {
  const t = useT()
  const run = useRun()
  const toast = useToast()
  const choose = async (): Promise<void> => {
    const taken = await run('desktop.takeInFolder', {})
    if (taken) toast({ text: t('app.takenIn', { count: taken.arrivalIds.length }) })
  }
  return <IconButton label={t('app.takeInFolder')} icon={FolderInput} onClick={() => void choose()} />
}
