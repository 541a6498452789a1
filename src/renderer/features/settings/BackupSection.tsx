import { Archive, ArchiveRestore } from 'lucide-react'
import { useState } from 'react'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { Button } from '../../ui/controls'
import { Notice } from '../../ui/states'
import { useRun } from '../../ui/toasts'

export function BackupSection() {
  const { t, moment } = useWords()
  const run = useRun()
  const state = useCall('backup.state', {})
  const [running, setRunning] = useState(false)
  const [done, setDone] = useState<string | null>(null)

  const backup = async (): Promise<void> => {
    setRunning(true)
    setDone(null)
    const made = await run('desktop.backup', {})
    if (made) setDone([t('settings.backupDone', { count: made.originals, folder: made.folder }), ...(made.cleared > 0 ? [t('settings.backupCleared', { count: made.cleared })] : [])].join(' · '))
    setRunning(false)
    void state.refetch()
  }
  const restore = async (): Promise<void> => {
    setDone(null)
    const restored = await run('desktop.restore', {})
    if (restored) setDone(t('settings.restoreDone', { folder: restored.folder }))
  }
  const lastAt = state.data?.lastAt ?? null
  return (
    <>
      <p className="quiet">{t('settings.backupIntro')}</p>
      {state.data && <p className="numbers">{lastAt === null ? t('settings.backupNever') : t('settings.backupLast', { when: moment(lastAt) })}</p>}
      {done && (
        <Notice tone="good" role="status">
          {done}
        </Notice>
      )}
      <div className="form-actions">
        <Button icon={Archive} disabled={running} onClick={() => void backup()}>
          {t(running ? 'settings.backupRunning' : 'settings.backupMake')}
        </Button>
        <Button kind="quiet" icon={ArchiveRestore} disabled={running} onClick={() => void restore()}>
          {t('settings.restore')}
        </Button>
      </div>
      <p className="field-hint">{t('settings.restoreHint')}</p>
    </>
  )
}
