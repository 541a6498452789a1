import { ArrowLeft, MailOpen, PanelRight } from 'lucide-react'
import type { Output } from '../../../shared/contract'
import { useWords } from '../../i18n/provider'
import { IconButton } from '../../ui/controls'
import { useRun } from '../../ui/toasts'
import { nameOf } from './names'

interface ConversationHeaderProps {
  readonly conversation: Output<'conversation.get'>
  readonly onBack: (() => void) | null
  readonly contactShown: boolean
  readonly onToggleContact: () => void
}

export function ConversationHeader({ conversation, onBack, contactShown, onToggleContact }: ConversationHeaderProps) {
  const { t } = useWords()
  const run = useRun()
  const isNew = conversation.messages.length === 0
  return (
    <header className="conversation-head">
      {onBack && <IconButton label={t('app.back')} icon={ArrowLeft} onClick={onBack} />}
      <div className="conversation-titles">
        <h2 className="cut">{conversation.subject || untitled()}</h2>
        {!isNew && (
          <p className="cut quiet">
            {nameOf(conversation.contact) || t('conversation.unknownContact')}
            {' · '}
            {t('conversation.messageCount', { count: conversation.messages.length })}
          </p>
        )}
      </div>
      {!isNew && (
        <IconButton
          label={t('conversation.markUnread')}
          icon={MailOpen}
          onClick={() => void run('conversation.mark', { id: conversation.id, unread: true })}
        />
      )}
      <IconButton
        label={t(contactShown ? 'conversation.hideContact' : 'conversation.showContact')}
        icon={PanelRight}
        aria-expanded={contactShown}
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
