import { AppWindow, ArrowLeft, MailOpen, PanelRight, Printer, StickyNote } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Output } from '../../../shared/contract'
import { useWords } from '../../i18n/provider'
import { useCommand } from '../../ui/commands'
import { IconButton } from '../../ui/controls'
import { ariaKeys } from '../../ui/key-words'
import { useRun } from '../../ui/toasts'
import { nameOf } from '../../i18n/contact-name'
import { ExportDialog } from './export/ExportDialog'
import { PrintSheet } from './print/PrintSheet'

interface ConversationHeaderProps {
  readonly conversation: Output<'conversation.get'>
  readonly onBack: (() => void) | null
  readonly contactShown: boolean
  readonly onToggleContact: () => void
  /** null where there is nothing to note on yet */
  readonly onNote: (() => void) | null
}

export function ConversationHeader({ conversation, onBack, contactShown, onToggleContact, onNote }: ConversationHeaderProps) {
  const { t } = useWords()
  const run = useRun()
  const isNew = conversation.messages.length === 0
  const markUnread = (): void => void run('conversation.mark', { id: conversation.id, unread: true })
  useCommand('mark-unread', isNew ? null : markUnread)
  const [printing, setPrinting] = useState(0)
  const print = (): void => setPrinting(printing + 1)
  const [exporting, setExporting] = useState(false)
  useCommand('export', isNew ? null : () => setExporting(true))
  useCommand('contact', onToggleContact)
  useCommand('print', isNew ? null : print)
  const title = conversation.subject || untitled()
  useEffect(() => {
    document.title = `${title} – ${t('app.name')}`
    return () => {
      document.title = t('app.name')
    }
  }, [title, t])
  return (
    <header className="conversation-head">
      {onBack && <IconButton label={t('app.back')} icon={ArrowLeft} onClick={onBack} />}
      <div className="conversation-titles">
        <h2 className="cut">{title}</h2>
        {!isNew && (
          <p className="cut quiet">
            {nameOf(conversation.contact) || t('conversation.unknownContact')}
            {' · '}
            {t('conversation.messageCount', { count: conversation.messages.length })}
          </p>
        )}
      </div>
      {onNote && <IconButton label={t('notes.write')} icon={StickyNote} aria-keyshortcuts={ariaKeys('note')} onClick={onNote} />}
      {!isNew && <IconButton label={t('conversation.ownWindow')} icon={AppWindow} onClick={() => void run('desktop.openWindow', { conversationId: conversation.id })} />}
      {!isNew && <IconButton label={t('conversation.print')} icon={Printer} aria-keyshortcuts={ariaKeys('print')} onClick={print} />}
      {printing > 0 && <PrintSheet key={printing} conversation={conversation} title={title} onDone={() => setPrinting(0)} />}
      {exporting && <ExportDialog conversationId={conversation.id} hasNotes={conversation.messages.some(({ channel }) => channel === 'internal')} onClose={() => setExporting(false)} />}
      {!isNew && (
        <IconButton
          label={t('conversation.markUnread')}
          icon={MailOpen}
          aria-keyshortcuts={ariaKeys('mark-unread')}
          onClick={markUnread}
        />
      )}
      <IconButton
        label={t(contactShown ? 'conversation.hideContact' : 'conversation.showContact')}
        icon={PanelRight}
        aria-expanded={contactShown}
        aria-keyshortcuts={ariaKeys('contact')}
        onClick={onToggleContact}
      />
    </header>
  )

  /** A lone fax is named by what it is. */
  function untitled(): string {
    if (isNew) return t('conversation.newMessage')
    const [only, ...others] = conversation.messages
    if (only?.channel !== 'fax' || others.length > 0) return t('conversation.noSubject')
    return t('conversation.faxOfPages', { count: only.attachments.reduce((sum, { pages }) => sum + pages.length, 0) })
  }
}
