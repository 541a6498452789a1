import { FileText, Paperclip, Printer, X } from 'lucide-react'
import { useSyncExternalStore, type ReactNode } from 'react'
import type { Draft } from '../../../shared/domain/draft'
import { useCall } from '../../api/use-call'
import { useWords } from '../../i18n/provider'
import { Button, IconButton } from '../../ui/controls'
import { useRun } from '../../ui/toasts'
import type { DraftSession } from './draft-session'
import { DraftSize } from './DraftSize'

interface DraftAttachmentsProps {
  readonly session: DraftSession
  readonly error: string | null
  /** further things to put in */
  readonly children?: ReactNode
}

/** What goes along: files of this machine, and the fax that is answered, as PDF. */
export function DraftAttachments({ session, error, children }: DraftAttachmentsProps) {
  const { t, size } = useWords()
  const run = useRun()
  const { draft } = useSyncExternalStore(session.subscribe, () => session.view)
  // What the text shows stands there; in a plain text it goes as a file.
  const files = draft.attachments.filter(({ contentId }) => draft.formatted === null || contentId === null)
  const faxId = useNewestFax(draft.conversationId)

  const change = async (answer: Promise<Draft | null>): Promise<void> => {
    const changed = await answer
    if (changed) session.adopt(changed)
  }
  return (
    <div className="composer-files">
      {files.length > 0 && (
        <ul className="chips" aria-label={t('composer.attachments')}>
          {files.map((file) => (
            <li key={file.id} className="chip">
              <FileText size={16} strokeWidth={1.75} aria-hidden />
              <span className="cut" title={file.name}>
                {file.name}
              </span>
              <span className="quiet numbers">{size(file.size)}</span>
              <IconButton
                label={t('composer.detach', { name: file.name })}
                icon={X}
                onClick={() => void change(run('draft.detach', { id: draft.id, attachmentId: file.id }))}
              />
            </li>
          ))}
        </ul>
      )}
      <DraftSize draft={draft} />
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      <div className="composer-attach">
        {faxId && (
          <Button
            kind="quiet"
            icon={Printer}
            onClick={() => void change(run('draft.attachFax', { id: draft.id, attachmentId: faxId }))}
          >
            {t('composer.attachFax')}
          </Button>
        )}
        <Button kind="quiet" icon={Paperclip} onClick={() => void change(run('desktop.attachFiles', { draftId: draft.id }))}>
          {t('composer.attachFile')}
        </Button>
        {children}
      </div>
    </div>
  )
}

/** The newest document with pages that came in: the fax an answer most likely speaks of. */
function useNewestFax(conversationId: string): string | null {
  const messages = useCall('conversation.get', { id: conversationId }, { about: conversationId }).data?.messages ?? []
  const incoming = messages.filter((message) => message.direction === 'in')
  return incoming.flatMap((message) => message.attachments).findLast((attachment) => attachment.pages.length > 0)?.id ?? null
}
