import { useCallback } from 'react'
import { takeInDropped } from '../api/client'
import { useWords } from '../i18n/provider'
import { useRun, useToast } from '../ui/toasts'

interface TakeIn {
  /** by the file dialog */
  readonly choose: () => void
  /** a folder with all that is in it, a Maildir say: where a dialog chooses files, it cannot choose folders */
  readonly chooseFolder: () => void
  readonly dropped: (files: readonly File[]) => void
}

/** Taking in by hand, and a word that it has begun. */
export function useTakeIn(): TakeIn {
  const { t, failure } = useWords()
  const run = useRun()
  const toast = useToast()
  const chosen = useCallback(
    (taken: { readonly arrivalIds: readonly string[] } | null) => {
      if (taken) toast({ text: t('app.takenIn', { count: taken.arrivalIds.length }) })
    },
    [toast, t],
  )
  const choose = useCallback(() => void run('desktop.takeInFiles', {}).then(chosen), [run, chosen])
  const chooseFolder = useCallback(() => void run('desktop.takeInFolder', {}).then(chosen), [run, chosen])
  const dropped = useCallback(
    (files: readonly File[]) => {
      void takeInDropped(files).then((taken) => {
        toast({ text: taken.ok ? t('app.takenIn', { count: taken.value.arrivalIds.length }) : failure(taken.error) })
      })
    },
    [toast, t, failure],
  )
  return { choose, chooseFolder, dropped }
}
