import { Forward, Reply, ReplyAll } from 'lucide-react'
import type { How } from '../../../shared/domain/draft'
import type { Message } from '../../../shared/domain/message'
import { useT } from '../../i18n/provider'
import { IconButton } from '../../ui/controls'
import { hasOthers } from '../../ui/others'

interface MessageWaysProps {
  readonly message: Message
  readonly onTakeUp: (messageId: string, how: How) => void
}

/** The ways on from this very message. */
export function MessageWays({ message, onTakeUp }: MessageWaysProps) {
  const t = useT()
  return (
    <div className="message-ways" role="group" aria-label={t('conversation.ways')}>
      <IconButton label={t('conversation.replyToThis')} icon={Reply} onClick={() => onTakeUp(message.id, 'reply')} />
      {hasOthers(message) && <IconButton label={t('conversation.replyToAll')} icon={ReplyAll} onClick={() => onTakeUp(message.id, 'all')} />}
      <IconButton label={t('conversation.forwardThis')} icon={Forward} onClick={() => onTakeUp(message.id, 'forward')} />
    </div>
  )
}
