import { Pencil, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { placeholders } from '../../../shared/text/placeholders'
import type { TextModule } from '../../../shared/domain/text-module'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { Button, IconButton } from '../../ui/controls'
import { Failed, Loading } from '../../ui/states'
import { useRun, useToast } from '../../ui/toasts'
import { TextModuleForm, type WrittenModule } from './TextModuleForm'
import './text-modules.css'

const fresh: WrittenModule = { id: null, name: '', short: '', text: '' }

/** Words that the office writes again and again: shown, added, changed and removed. */
export function TextModulesSection() {
  const { t } = useWords()
  const query = useCall('modules.list', {})
  const [edited, setEdited] = useState<WrittenModule | null>(null)
  if (query.isPending) return <Loading rows={1} />
  if (query.isLoadingError) return <Failed failure={query.error.failure} onRetry={() => void query.refetch()} />
  const { modules } = query.data
  return (
    <>
      <p className="quiet">{t('settings.modulesIntro')}</p>
      <p className="quiet">{t('settings.modulesPlaceholders', { names: placeholders.map((name) => `{{${name}}}`).join(', ') })}</p>
      {modules.length === 0 && !edited && <p>{t('settings.modulesNone')}</p>}
      {modules.length > 0 && (
        <ul className="text-modules" aria-label={t('settings.modules')}>
          {modules.map((module) => (
            <ModuleItem key={module.id} module={module} onEdit={() => setEdited(module)} />
          ))}
        </ul>
      )}
      {edited ? (
        <TextModuleForm key={edited.id ?? 'new'} module={edited} onDone={() => setEdited(null)} />
      ) : (
        <div className="form-actions">
          <Button icon={Plus} onClick={() => setEdited(fresh)}>
            {t('settings.moduleAdd')}
          </Button>
        </div>
      )}
    </>
  )
}

function ModuleItem({ module, onEdit }: { readonly module: TextModule; readonly onEdit: () => void }) {
  const { t } = useWords()
  const run = useRun()
  const toast = useToast()
  const { name, short, text } = module
  const remove = async (): Promise<void> => {
    if (!(await run('modules.remove', { id: module.id }))) return
    toast({ text: t('settings.moduleRemoved'), action: { label: t('app.undo'), run: () => void run('modules.save', { id: null, name, short, text }) } })
  }
  return (
    <li className="text-module" aria-label={name} data-testid="text-module">
      <div className="text-module-words">
        <strong className="cut">{name}</strong>
        {short !== '' && <kbd>{short}</kbd>}
        <p className="quiet cut">{text}</p>
      </div>
      <IconButton label={t('settings.moduleEdit', { name })} icon={Pencil} onClick={onEdit} />
      <IconButton label={t('settings.moduleRemove', { name })} icon={X} onClick={() => void remove()} />
    </li>
  )
}
