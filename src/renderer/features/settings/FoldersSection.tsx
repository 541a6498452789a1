import { FolderPlus, X } from 'lucide-react'
import type { WatchedFolder } from '../../../shared/contract/settings'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { Button, IconButton, SelectField, Tick } from '../../ui/controls'
import { Failed, Loading, Notice } from '../../ui/states'
import { useRun, useToast } from '../../ui/toasts'

export function FoldersSection() {
  const { t } = useWords()
  const run = useRun()
  const query = useCall('folders.list', {})
  if (query.isPending) return <Loading rows={1} />
  if (query.isLoadingError) return <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />
  const { folders } = query.data
  return (
    <>
      <p className="quiet">{t('settings.foldersIntro')}</p>
      {folders.length === 0 && <p>{t('settings.foldersNone')}</p>}
      {folders.length > 0 && (
        <ul className="folders" aria-label={t('settings.folders')}>
          {folders.map((folder) => (
            <FolderItem key={folder.id} folder={folder} />
          ))}
        </ul>
      )}
      <div className="form-actions">
        <Button icon={FolderPlus} onClick={() => void run('desktop.addFolder', {})}>
          {t('settings.addFolder')}
        </Button>
      </div>
    </>
  )
}

function FolderItem({ folder }: { readonly folder: WatchedFolder }) {
  const { t, failure } = useWords()
  const run = useRun()
  const toast = useToast()
  const { id, path, after, polling, code } = folder
  const set = (changed: Partial<Pick<WatchedFolder, 'after' | 'polling'>>): void => {
    void run('folders.set', { id, after, polling, ...changed })
  }
  const remove = async (): Promise<void> => {
    if (await run('folders.remove', { id })) toast({ text: t('settings.folderRemoved') })
  }
  return (
    <li className="folder" aria-label={path} data-testid="watched-folder">
      <div className="folder-head">
        <strong>{path}</strong>
        <IconButton label={t('settings.removeFolder')} icon={X} onClick={() => void remove()} />
      </div>
      {code ? <Notice tone="warm">{failure({ code, params: {} })}</Notice> : <p className="quiet">{t('settings.folderWell')}</p>}
      <SelectField
        label={t('settings.after')}
        value={after}
        options={[
          { value: 'leave', label: t('settings.afterLeave') },
          { value: 'move', label: t('settings.afterMove') },
          { value: 'delete', label: t('settings.afterDelete') },
        ]}
        onChange={(value) => {
          set({ after: value })
        }}
      />
      {after === 'delete' && <p className="field-hint">{t('settings.afterDeleteHint')}</p>}
      <Tick
        checked={polling}
        onChange={(value) => {
          set({ polling: value })
        }}
      >
        {t('settings.polling')}
        <br />
        <span className="quiet">{t('settings.pollingHint')}</span>
      </Tick>
    </li>
  )
}
