import { Ellipsis, Forward, Reply, ReplyAll } from 'lucide-react'
import type { How } from '../../../shared/domain/draft'
import type { Message } from '../../../shared/domain/message'
import { useT } from '../../i18n/provider'
import { IconButton } from '../../ui/controls'
import { Menu } from '../../ui/menu'
import { hasOthers } from '../../ui/others'
import type { Block } from './blocking/use-blocking'
import { blockWays } from './blocking/ways'
import type { File } from './filing/use-filing'

interface MessageWaysProps {
  readonly message: Message
  readonly onTakeUp: (messageId: string, how: How) => void
  /** with it the conversation begins, so nothing is split from here */
  readonly isFirst: boolean
  readonly onFile: File
  readonly onBlock: Block
  readonly onMend: (messageId: string) => void
}

/** The ways on from this very message. */
export function MessageWays({ message, onTakeUp, isFirst, onFile, onBlock, onMend }: MessageWaysProps) {
  const t = useT()
  return (
    <div className="message-ways" role="group" aria-label={t('conversation.ways')}>
      <IconButton label={t('conversation.replyToThis')} icon={Reply} onClick={() => onTakeUp(message.id, 'reply')} />
      {hasOthers(message) && <IconButton label={t('conversation.replyToAll')} icon={ReplyAll} onClick={() => onTakeUp(message.id, 'all')} />}
      <IconButton label={t('conversation.forwardThis')} icon={Forward} onClick={() => onTakeUp(message.id, 'forward')} />
      <Menu
        label={t('filing.ways')}
        icon={Ellipsis}
        items={[
          { label: t('filing.move'), run: () => onFile(message.id, 'move') },
          ...(isFirst ? [] : [{ label: t('filing.split'), run: () => onFile(message.id, 'split') }]),
          ...(message.direction === 'in' ? [{ label: t('contacts.mend'), run: () => onMend(message.id) }] : []),
          ...(blockWays(message).length === 0 ? [] : [{ label: t('blocking.block'), run: () => onBlock(message) }]),
        ]}
      />
    </div>
  )
}
