import type { ChosenFolder, ServerFolder } from '../../../shared/contract/mailboxes'
import { useT } from '../../i18n/provider'
import { Tick } from '../../ui/controls'
import { isTakenIn, offeredFolders, toggled } from './mailbox-form'

interface MailboxFoldersProps {
  readonly found: readonly ServerFolder[]
  readonly chosen: readonly ChosenFolder[]
  readonly onChange: (chosen: readonly ChosenFolder[]) => void
}

/** Which folders are fetched, and what becomes of their mails on the server. */
export function MailboxFolders({ found, chosen, onChange }: MailboxFoldersProps) {
  const t = useT()
  const offered = offeredFolders(found.filter(isTakenIn), chosen)
  const set = (path: string, changed: Partial<ChosenFolder>): void => {
    onChange(chosen.map((folder) => (folder.path === path ? { ...folder, ...changed } : folder)))
  }
  const nameOf = (path: string): string => (path.toUpperCase() === 'INBOX' ? t('mailboxes.inbox') : path)
  return (
    <fieldset className="mailbox-folders">
      <legend className="field-label">{t('mailboxes.folders')}</legend>
      <p className="field-hint">{t('mailboxes.foldersHint')}</p>
      <ul>
        {offered.map((path) => {
          const folder = chosen.find((one) => one.path === path)
          return (
            <li key={path}>
              <Tick checked={folder !== undefined} onChange={() => onChange(toggled(chosen, path))}>
                {nameOf(path)}
              </Tick>
              {folder && (
                <select
                  className="input"
                  aria-label={t('mailboxes.afterOf', { folder: nameOf(path) })}
                  value={folder.after}
                  onChange={(event) => set(path, { after: event.target.value as ChosenFolder['after'], afterPath: null })}
                >
                  <option value="leave">{t('mailboxes.afterLeave')}</option>
                  <option value="seen">{t('mailboxes.afterSeen')}</option>
                  <option value="move">{t('mailboxes.afterMove')}</option>
                </select>
              )}
              {folder?.after === 'move' && (
                <select
                  className="input"
                  aria-label={t('mailboxes.targetOf', { folder: nameOf(path) })}
                  value={folder.afterPath ?? ''}
                  onChange={(event) => set(path, { afterPath: event.target.value === '' ? null : event.target.value })}
                >
                  <option value="">{t('mailboxes.target')} …</option>
                  {offeredFolders(found, folder.afterPath === null ? [] : [{ ...folder, path: folder.afterPath }])
                    .filter((target) => target !== path)
                    .map((target) => (
                      <option key={target} value={target}>
                        {nameOf(target)}
                      </option>
                    ))}
                </select>
              )}
            </li>
          )
        })}
      </ul>
    </fieldset>
  )
}
