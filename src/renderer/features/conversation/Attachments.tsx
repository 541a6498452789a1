import { Download, FileText, Image, Paperclip, type LucideIcon } from 'lucide-react'
import type { Attachment } from '../../../shared/domain/message'
import { useWords } from '../../i18n/provider'
import { IconButton } from '../../ui/controls'
import { useRun, useToast } from '../../ui/toasts'

const iconOf = (mediaType: string): LucideIcon =>
  mediaType.startsWith('image/') ? Image : mediaType === 'application/pdf' || mediaType.startsWith('text/') ? FileText : Paperclip

/** The files of a message, kept byte for byte, each to be saved. Pictures inside a mail's text are not listed. */
export function Attachments({ attachments }: { readonly attachments: readonly Attachment[] }) {
  const { t, size } = useWords()
  const save = useSaveAttachment()
  const files = attachments.filter((attachment) => attachment.role === 'attached')
  if (files.length === 0) return null
  return (
    <ul className="chips" aria-label={t('conversation.attachments')}>
      {files.map((file) => {
        const Icon = iconOf(file.mediaType)
        return (
          <li key={file.id} className="chip">
            <Icon size={16} strokeWidth={1.75} aria-hidden />
            <span className="cut" title={file.name}>
              {file.name}
            </span>
            <span className="quiet numbers">{size(file.size)}</span>
            <IconButton label={t('conversation.save', { name: file.name })} icon={Download} onClick={() => void save(file.id)} />
          </li>
        )
      })}
    </ul>
  )
}

export function useSaveAttachment(): (attachmentId: string) => Promise<void> {
  const { t } = useWords()
  const run = useRun()
  const toast = useToast()
  return async (attachmentId) => {
    const saved = await run('desktop.saveAttachment', { attachmentId })
    if (saved) toast({ text: t('conversation.saved', { path: saved.path }) })
  }
}

/** Saves a fax as an archive PDF or as plain text, where the host's dialog says. */
export function useExportFax(): (messageId: string, form: 'pdf' | 'text') => Promise<void> {
  const { t } = useWords()
  const run = useRun()
  const toast = useToast()
  return async (messageId, form) => {
    const saved = await run('desktop.exportFax', { messageId, form })
    if (!saved) return
    const { path, unread } = saved
    toast({ text: unread > 0 ? t('fax.savedUnread', { path, count: unread }) : t('conversation.saved', { path }) })
  }
}
