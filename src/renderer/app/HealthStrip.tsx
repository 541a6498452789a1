import { useState } from 'react'
import type { Output } from '../../shared/contract'
import { useCall } from '../api/use-call'
import type { SettingsSection } from '../features/settings/SettingsView'
import { useT } from '../i18n/provider'
import { Button } from '../ui/controls'
import { Notice } from '../ui/states'

type HealthNotice = Output<'health.notices'>['notices'][number]
type Kind = HealthNotice['kind']

interface HealthStripProps {
  readonly onSettings: (section: SettingsSection) => void
  readonly onPassword: () => void
}

/** What a person should know about the machine, quietly, with the way on; each can be put aside for this run. */
export function HealthStrip({ onSettings, onPassword }: HealthStripProps) {
  const t = useT()
  const notices = useCall('health.notices', {}).data?.notices ?? []
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set())
  const shown = notices.filter((notice) => !hidden.has(keyOf(notice)))
  if (shown.length === 0) return null

  const ways: Partial<Record<Kind, { readonly label: string; readonly run: () => void }>> = {
    'backup-due': { label: t('health.toBackup'), run: () => onSettings('backup') },
    'folder-trouble': { label: t('health.toFolders'), run: () => onSettings('folders') },
    'mailbox-trouble': { label: t('health.toMailboxes'), run: () => onSettings('mailboxes') },
    'password-missing': { label: t('health.toPassword'), run: onPassword },
  }
  return (
    <section className="health" aria-label={t('app.notices')}>
      {shown.map((notice) => {
        const way = ways[notice.kind]
        return (
          <Notice
            key={keyOf(notice)}
            tone={notice.kind === 'sandbox-off' ? 'plain' : 'warm'}
            role="status"
            action={
              <>
                {way && <Button onClick={way.run}>{way.label}</Button>}
                <Button kind="quiet" onClick={() => setHidden(new Set([...hidden, keyOf(notice)]))}>
                  {t('health.hide')}
                </Button>
              </>
            }
          >
            {t(`health.${notice.kind}`, notice.params)}
          </Notice>
        )
      })}
    </section>
  )
}

/** There is at most one of each kind; put aside, it stays so when its numbers change. */
const keyOf = (notice: HealthNotice): string => notice.kind
